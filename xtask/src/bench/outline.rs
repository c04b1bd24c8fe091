//! What an outline costs by its nodes: to the sensor that reads it, to the core that understands it.

use serde_json::{Value, json};
use token_due_e2e::{Error, Stage};

use super::Figure;
use crate::failure::Result;

const SCRIPT: &str = include_str!("outline.js");

/// About how many nodes the pages have. What is beyond the sensor's own bound, not far from the fourth, is cut, and costs no more.
const NODES: [u32; 6] = [100, 500, 2000, 3900, 10_000, 50_000];

/// From which on the cost of a node is compared with that of the largest outline: below, what every outline costs is most of it.
const SMALL: u32 = 500;

/// The node count that the design has a budget for, in milliseconds for the sensor and for the core.
const BUDGET: (u32, f64, f64) = (2000, 8.0, 2.0);

/// The sensor and the core are loaded into a page of the extension, where both can be called and timed.
pub(super) async fn measure(stage: &Stage) -> Result<Vec<Figure>> {
    let page = stage.browser().new_page().await?;
    page.goto(&stage.extension().address("manifest.json")).await?;
    let mut rows = Vec::new();
    for nodes in NODES {
        rows.push(page.run_async(SCRIPT, vec![json!(nodes)]).await?);
    }
    page.close().await?;
    stage.extension().erase().await?;
    let number =
        |row: &Value, field: &str| row[field].as_f64().ok_or_else(|| Error::answer("outline.js", row));
    let ratio = |row: &Value, field: &str, of: &str| Ok::<_, Error>(number(row, field)? / number(row, of)?);
    let mut figures = Vec::new();
    let mut small = None;
    let mut growth = [1.0; 2];
    for (row, wanted) in rows.iter().zip(NODES) {
        let (nodes, read, understood) =
            (number(row, "nodes")?, number(row, "read")?, number(row, "understood")?);
        let each = [read / nodes, understood / nodes];
        if wanted == SMALL {
            small = Some(each);
        } else if let Some(small) = small {
            growth = [each[0] / small[0], each[1] / small[1]];
        }
        let of = if nodes < f64::from(wanted) { format!(" of {wanted}") } else { String::new() };
        let limit = |limit| (wanted == BUDGET.0).then_some(limit);
        figures.push(Figure::new(
            format!("outline of {nodes} nodes{of}, read by the sensor"),
            read,
            "ms",
            limit(BUDGET.1),
        ));
        figures.push(Figure::new(
            format!("outline of {nodes} nodes{of}, understood by the core"),
            understood,
            "ms",
            limit(BUDGET.2),
        ));
        if wanted == BUDGET.0 {
            let walks = ratio(row, "read", "walked")?;
            figures.push(Figure::new("  … in walks past its elements", walks, "x", None));
            let nameless = ratio(row, "nameless", "read")?;
            figures.push(Figure::new(
                "  … without the labels of its boxes, of that with",
                nameless,
                "x",
                None,
            ));
            let parses = ratio(row, "understood", "parsed")?;
            figures.push(Figure::new("  … in the browser's readings of its JSON", parses, "x", None));
        }
    }
    // 1 is growth in line with the nodes.
    let [read, understood] = growth;
    figures.push(Figure::new("cost of a node in the largest, of that in 500: read", read, "x", None));
    figures.push(Figure::new(
        "cost of a node in the largest, of that in 500: understood",
        understood,
        "x",
        None,
    ));
    Ok(figures)
}
