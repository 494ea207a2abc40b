//! Containers of old workbooks, written sector by sector, for files that no honest program writes.
//!
//! Reference: Microsoft, \[MS-CFB\] 2.2 to 2.6.

const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;

/// A container with one stream, which is padded to the size from which streams have sectors of their own.
pub fn compound(name: &str, content: &[u8]) -> Vec<u8> {
    let mut content = content.to_vec();
    content.resize(content.len().max(4096).next_multiple_of(512), 0);
    let sectors = u32::try_from(content.len() / 512).unwrap();
    assert!(sectors < 120, "one sector of chains is enough here");
    let mut header = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    header.resize(24, 0);
    for short in [0x3E_u16, 3, 0xFFFE, 9, 6] {
        header.extend(short.to_le_bytes());
    }
    header.resize(0x2C, 0);
    // One sector of chains; the directory in sector 1; no small sectors and no further lists.
    for long in [1_u32, 1, 0, 4096, END, 0, END, 0, 0] {
        header.extend(long.to_le_bytes());
    }
    header.resize(512, 0xFF);
    let mut chains = vec![0xFFFF_FFFD_u32, END];
    chains.extend((1..sectors).map(|sector| sector + 2));
    chains.push(END);
    chains.resize(128, FREE);
    let entry = |name: &str, kind: u8, child: u32, start: u32, size: usize| {
        let mut bytes: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u16::try_from(bytes.len() + 2).unwrap();
        bytes.resize(64, 0);
        bytes.extend(length.to_le_bytes());
        bytes.extend([kind, 1]);
        for long in [FREE, FREE, child] {
            bytes.extend(long.to_le_bytes());
        }
        bytes.resize(116, 0);
        bytes.extend(start.to_le_bytes());
        bytes.extend((size as u64).to_le_bytes());
        bytes
    };
    let mut directory = [entry("Root Entry", 5, 1, END, 0), entry(name, 2, FREE, 2, content.len())].concat();
    directory.resize(512, 0);
    let chains: Vec<u8> = chains.into_iter().flat_map(u32::to_le_bytes).collect();
    [header, chains, directory, content].concat()
}

/// The stream of an old workbook with one sheet that holds numbers at these rows and columns.
pub fn book_stream(cells: &[(u16, u16)]) -> Vec<u8> {
    let record = |kind: u16, content: &[u8]| {
        let length = u16::try_from(content.len()).unwrap();
        [kind.to_le_bytes().to_vec(), length.to_le_bytes().to_vec(), content.to_vec()].concat()
    };
    let begin = |kind: u16| record(0x0809, &[0x0600_u16, kind, 0, 0, 0, 0, 0, 0].map(u16::to_le_bytes).concat());
    let globals = begin(5);
    // Position of the sheet, visible, a worksheet, a name of one narrow letter.
    let bound = |at: u32| record(0x0085, &[at.to_le_bytes().to_vec(), vec![0, 0, 1, 0, b'S']].concat());
    let ends = record(0x000A, &[]);
    let start = globals.len() + bound(0).len() + ends.len();
    let mut stream = [globals, bound(u32::try_from(start).unwrap()), ends.clone(), begin(0x10)].concat();
    for (row, column) in cells {
        let place = [*row, *column, 0].map(u16::to_le_bytes).concat();
        stream.extend(record(0x0203, &[place, 1.0_f64.to_le_bytes().to_vec()].concat()));
    }
    stream.extend(ends);
    stream
}
