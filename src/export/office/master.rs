//! What every presentation has besides its slides: master, layouts, theme, and how it is opened.

use super::emu;
use super::package::Package;
use super::text::TYPEFACE;
use std::fmt::Write as _;

/// The frame that holds all shapes of a slide.
pub const GROUP: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>\
                         <a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/>\
                         <a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// The layout of slides with a title, and that of covers.
pub const LAYOUT: &str = "ppt/slideLayouts/slideLayout1.xml";
pub const COVER: &str = "ppt/slideLayouts/slideLayout2.xml";

const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
const COLOURS: &str = "ppt/theme/theme1.xml";

/// The kind of the part with colours and typefaces.
pub const THEME: &str = "application/vnd.openxmlformats-officedocument.theme+xml";

const NAMES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
                     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
                     xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// The kind of a part of a presentation.
macro_rules! kind {
    ($name:literal) => {
        concat!("application/vnd.openxmlformats-officedocument.presentationml.", $name, "+xml")
    };
}
pub(super) use kind;

/// A placeholder of the master or of a layout.
fn placeholder(id: usize, name: &str, kind: &str, [left, top, width, height]: [f32; 4]) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/>\
         </a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr><a:normAutofit/>\
         </a:bodyPr><a:lstStyle/><a:p><a:endParaRPr lang=\"ja-JP\"/></a:p></p:txBody></p:sp>",
        emu(left),
        emu(top),
        emu(width),
        emu(height)
    )
}

/// Words of a level of the master's styles.
fn level(element: &str, size: u32, bold: bool) -> String {
    format!(
        "<{element} marL=\"0\" indent=\"0\" algn=\"l\"><a:buNone/><a:defRPr sz=\"{size}\" b=\"{}\"><a:solidFill>\
         <a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/></a:defRPr>\
         </{element}>",
        u8::from(bold)
    )
}

/// Adds master, layouts and theme for slides of this size in points.
pub fn add(package: &mut Package, [width, height]: [f32; 2]) {
    let side = width * 0.04;
    let title = [side, height * 0.05, width - side * 2.0, height * 0.12];
    let body = [side, height * 0.2, width - side * 2.0, height * 0.65];
    let number = [width * 0.84, height * 0.93, width * 0.12, height * 0.05];
    let title_shape = placeholder(2, "Title", "type=\"title\"", title);
    let number_shape = placeholder(4, "Slide Number", "type=\"sldNum\" sz=\"quarter\" idx=\"12\"", number);
    let mut master = format!(
        "<p:sldMaster {NAMES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>\
         <a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{title_shape}{}{}</p:spTree></p:cSld><p:clrMap bg1=\"lt1\" \
         tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" \
         accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>",
        placeholder(3, "Text", "type=\"body\" idx=\"1\"", body),
        placeholder(4, "Slide Number", "type=\"sldNum\" sz=\"quarter\" idx=\"4\"", number)
    );
    let first = package.relate(MASTER, "slideLayout", LAYOUT);
    let second = package.relate(MASTER, "slideLayout", COVER);
    package.relate(MASTER, "theme", COLOURS);
    let _ = write!(
        master,
        "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"{first}\"/><p:sldLayoutId id=\"2147483650\" \
         r:id=\"{second}\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>{}</p:titleStyle><p:bodyStyle>{}</p:bodyStyle>\
         <p:otherStyle>{}</p:otherStyle></p:txStyles></p:sldMaster>",
        level("a:lvl1pPr", 2400, true),
        level("a:lvl1pPr", 1400, false),
        level("a:lvl1pPr", 1200, false)
    );
    package.xml(MASTER, kind!("slideMaster"), &master);
    let cover = format!(
        "{}{}",
        placeholder(2, "Title", "type=\"ctrTitle\"", [side, height * 0.3, width - side * 2.0, height * 0.2]),
        placeholder(
            3,
            "Subtitle",
            "type=\"subTitle\" idx=\"1\"",
            [side, height * 0.54, width - side * 2.0, height * 0.3]
        )
    );
    let plain = title_shape + &number_shape;
    for (name, layout, kind, shapes) in
        [("Title Only", LAYOUT, "titleOnly", plain), ("Title Slide", COVER, "title", cover)]
    {
        package.relate(layout, "slideMaster", MASTER);
        let xml = format!(
            "<p:sldLayout {NAMES} type=\"{kind}\" preserve=\"1\"><p:cSld name=\"{name}\"><p:spTree>{GROUP}{shapes}\
             </p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        );
        package.xml(layout, kind!("slideLayout"), &xml);
    }
    package.xml(COLOURS, THEME, &theme());
}

/// Adds the presentation itself, which lists its slides.
pub fn presentation(package: &mut Package, slides: &[String], [width, height]: [f32; 2], kind: &str) {
    const ROOT: &str = "ppt/presentation.xml";
    package.relate("", "officeDocument", ROOT);
    let master = package.relate(ROOT, "slideMaster", MASTER);
    let mut list = String::new();
    for (slide, id) in slides.iter().zip(256..) {
        let way = package.relate(ROOT, "slide", slide);
        let _ = write!(list, "<p:sldId id=\"{id}\" r:id=\"{way}\"/>");
    }
    for (kind, name) in
        [("presProps", "ppt/presProps.xml"), ("viewProps", "ppt/viewProps.xml"), ("tableStyles", "ppt/tableStyles.xml")]
    {
        package.relate(ROOT, kind, name);
    }
    package.relate(ROOT, "theme", COLOURS);
    let (cx, cy) = (emu(width), emu(height));
    let body = format!(
        "<p:presentation {NAMES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" \
         r:id=\"{master}\"/></p:sldMasterIdLst><p:sldIdLst>{list}</p:sldIdLst><p:sldSz cx=\"{cx}\" cy=\"{cy}\"{kind}/>\
         <p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>"
    );
    package.xml(ROOT, kind!("presentation.main"), &body);
    package.xml("ppt/presProps.xml", kind!("presProps"), &format!("<p:presentationPr {NAMES}/>"));
    package.xml("ppt/viewProps.xml", kind!("viewProps"), &format!("<p:viewPr {NAMES}/>"));
    let styles = "<a:tblStyleLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
                  def=\"{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}\"/>";
    package.xml("ppt/tableStyles.xml", kind!("tableStyles"), styles);
}

/// Adds what a file says of itself; no clock, no name of a person.
pub fn about(package: &mut Package, title: &str, language: &str) {
    use super::super::xml::escape;
    package.relate("", "core-properties", "docProps/core.xml");
    package.relate("", "extended-properties", "docProps/app.xml");
    let core = format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:language>{language}\
         </dc:language></cp:coreProperties>",
        escape(title)
    );
    package.xml("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", &core);
    let app = "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
               <Application>machikurabe</Application></Properties>";
    package.xml("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", app);
}

/// Colours and typefaces that new shapes of the presentation get: those of the first cities.
pub fn theme() -> String {
    let mut colours = String::new();
    for (name, value) in [
        ("dk1", "1C1C1C"),
        ("lt1", "FFFFFF"),
        ("dk2", "5C5C5C"),
        ("lt2", "F2F2F2"),
        ("accent1", "005496"),
        ("accent2", "C84E00"),
        ("accent3", "007250"),
        ("accent4", "641652"),
        ("accent5", "7A5A00"),
        ("accent6", "464696"),
        ("hlink", "00629B"),
        ("folHlink", "641652"),
    ] {
        let _ = write!(colours, "<a:{name}><a:srgbClr val=\"{value}\"/></a:{name}>");
    }
    let font = |name: &str| {
        format!(
            "<a:{name}><a:latin typeface=\"{TYPEFACE}\"/><a:ea typeface=\"{TYPEFACE}\"/><a:cs typeface=\"\"/></a:{name}>"
        )
    };
    let fills = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>".repeat(3);
    let line = "<a:ln w=\"9525\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>".repeat(3);
    let effects = "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3);
    format!(
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"machikurabe\">\
         <a:themeElements><a:clrScheme name=\"machikurabe\">{colours}</a:clrScheme><a:fontScheme name=\"machikurabe\">\
         {}{}</a:fontScheme><a:fmtScheme name=\"machikurabe\"><a:fillStyleLst>{fills}</a:fillStyleLst><a:lnStyleLst>\
         {line}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fills}</a:bgFillStyleLst>\
         </a:fmtScheme></a:themeElements></a:theme>",
        font("majorFont"),
        font("minorFont")
    )
}
