//! What a file may ask of this program. Honest files stay far below; a hostile one is refused before it fills memory.

/// Columns of a sheet: as many as Excel has. Wider rows come from a wrong separator or a hostile file.
pub const MAX_COLUMNS: u32 = 16_384;

/// Bytes of a cell: ten times what Excel lets a person type (32,767 characters).
pub const MAX_CELL_BYTES: usize = 1 << 20;

/// Bytes of a row: a quotation mark without its end would otherwise swallow the rest of the file.
pub const MAX_ROW_BYTES: usize = 16 << 20;

/// Rows of a sheet of a workbook: as many as Excel has; repeat counts of OpenDocument may claim more.
pub const MAX_SHEET_ROWS: u64 = 1_048_576;

/// Sheets of a workbook, or tables of a JSON file: each is listed and looked into.
pub const MAX_SHEETS: usize = 1_000;

/// Parts of a zip: the list of them is held in memory.
pub const MAX_PARTS: u64 = 20_000;

/// Unpacked megabytes of one sheet: it is streamed, so this bounds time; a million rows of 40 columns fit.
pub const MAX_SHEET_MB: u64 = 4_096;

/// Unpacked megabytes of a part that is held in memory, such as the texts of a workbook.
pub const MAX_PART_MB: u64 = 160;

/// Unpacked megabytes of all files of a zipped data package, which are held in memory together.
pub const MAX_PACKAGE_MB: u64 = 1_024;

/// Unpacked size ÷ packed size: XML of real workbooks stays below 50, while a bomb comes near 1,032, the most that
/// the method can do.
pub const MAX_RATIO: u64 = 400;

/// Megabytes below which the ratio is not looked at: a short part of blanks is harmless.
pub const RATIO_FROM_MB: u64 = 16;

/// Unpacked bytes between two tags of XML: a reader holds them at once.
pub const MAX_XML_RUN: u64 = 8 << 20;

/// Megabytes of a workbook of Excel 97 to 2003, which must be held in memory whole.
pub const MAX_XLS_MB: u64 = 256;

/// Cells of all rectangles that the sheets of such a workbook span, since they are held as rectangles: one sheet
/// filled to its last corner has 16.8 million.
pub const MAX_XLS_AREA: u64 = 20_000_000;

/// Megabytes of one Parquet column chunk, whose pages are unpacked one after the other.
pub const MAX_CHUNK_MB: u64 = 1_024;

/// Megabytes of one page of it, which is unpacked whole; writers make pages of 1 MB, some put a whole chunk into one.
pub const MAX_PAGE_MB: u64 = 256;

/// Megabytes of what a Parquet file says about itself: a thousand columns in three hundred row groups.
pub const MAX_FOOTER_MB: u64 = 32;

/// Bytes of the first rows of a sheet that are held in memory, beyond which no further row is looked at.
pub const MAX_HEAD_BYTES: usize = 16 << 20;

/// Bytes of the first rows of all sheets of a file.
pub const MAX_HEADS_BYTES: usize = 512 << 20;

/// Depth of JSON at which its library stops; data are three or four levels deep.
pub const MAX_DEPTH: u32 = 127;
