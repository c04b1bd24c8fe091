//! What an outline costs by its nodes: to the sensor that reads it, to the core that understands it.

use serde_json::{Value, json};
use token_due_e2e::{Error, Stage};

use super::Figure;
use crate::failure::Result;

const SCRIPT: &str = include_str!("outline.js");

/// About how many nodes the outlines have; the sensor's own bound is not far from the last.
const NODES: [u32; 4] = [100, 500, 2000, 3900];

/// The node count that the design has a budget for, in milliseconds for the sensor and for the core.
const BUDGET: (u32, f64, f64) = (2000, 8.0, 2.0);

/// The sensor and the core are loaded into a page of the extension, where both can be called and timed.
pub(super) async fn measure(stage: &Stage) -> Result<Vec<Figure>> {
    let page = stage.browser().new_page().await?;
    page.goto(&stage.extension().address("manifest.json")).await?;
    let answer = page.run_async(SCRIPT, vec![json!(NODES)]).await?;
    page.close().await?;
    stage.extension().erase().await?;
    let number =
        |row: &Value, field: &str| row[field].as_f64().ok_or_else(|| Error::answer("outline.js", row));
    let rows = answer.as_array().ok_or_else(|| Error::answer("outline.js", &answer))?;
    let mut figures = Vec::new();
    for (row, wanted) in rows.iter().zip(NODES) {
        let (nodes, read, understood) =
            (number(row, "nodes")?, number(row, "read")?, number(row, "understood")?);
        let limit = |limit| (wanted == BUDGET.0).then_some(limit);
        figures.push(Figure::new(
            format!("outline of {nodes} nodes, read by the sensor"),
            read,
            "ms",
            limit(BUDGET.1),
        ));
        figures.push(Figure::new(
            format!("outline of {nodes} nodes, understood by the core"),
            understood,
            "ms",
            limit(BUDGET.2),
        ));
    }
    Ok(figures)
}
