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
        let path = folder.join(format!("{size}.png"));
        fs::write(&path, encode(&picture).map_err(|e| trouble(e.to_string()))?).about(path)?;
    }
    Ok(())
}

/// As small as it gets without losing anything: the pictures are a tenth of what is left beside the modules.
fn encode(picture: &Pixmap) -> std::result::Result<Vec<u8>, png::EncodingError> {
    let straight: Vec<u8> = picture
        .pixels()
        .iter()
        .flat_map(|pixel| {
            let color = pixel.demultiply();
            [color.red(), color.green(), color.blue(), color.alpha()]
        })
        .collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header()?.write_image_data(&straight)?;
    Ok(file)
}
