//! The toolbar pictures, drawn from the one SVG.

use std::{fs, path::Path};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};

use crate::failure::{About, Failure, Result};

/// Edge lengths in pixels, as the manifest names them.
const SIZES: [u16; 4] = [16, 32, 48, 128];

/// Writes `16.png` … `128.png` into a folder.
pub(crate) fn draw(svg: &Path, folder: &Path) -> Result<()> {
    let trouble = |problem: String| Failure::Content { path: svg.to_path_buf(), problem };
    let tree = Tree::from_data(&fs::read(svg).about(svg)?, &Options::default())
        .map_err(|e| trouble(e.to_string()))?;
    fs::create_dir_all(folder).about(folder)?;
    for size in SIZES {
        let mut picture =
            Pixmap::new(size.into(), size.into()).ok_or_else(|| trouble("has no size".into()))?;
        let scale = Transform::from_scale(
            f32::from(size) / tree.size().width(),
            f32::from(size) / tree.size().height(),
        );
        resvg::render(&tree, scale, &mut picture.as_mut());
        let png = picture.encode_png().map_err(|e| trouble(e.to_string()))?;
        let path = folder.join(format!("{size}.png"));
        fs::write(&path, png).about(path)?;
    }
    Ok(())
}
