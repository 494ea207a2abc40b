//! What is said to be copied is what another program finds on the clipboard; where nothing was copied, that is said.
//!
//! The real clipboard is that of a display without a screen (Xvfb), read by `xclip`. The program runs in a process of
//! its own, because what was copied lives there, and because only a new process gets another display.

use super::{SIZES, Screen};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use machikurabe::session::clipboard::{Clipboard, ClipboardError, Content};
use machikurabe::session::notice::Severity;
use machikurabe::text::language::Language;

/// A clipboard that takes nothing.
#[derive(Debug)]
struct Refusing;

impl Clipboard for Refusing {
    fn put(&mut self, _: &Content) -> Result<(), ClipboardError> {
        Err(ClipboardError::Refused("occupied".into()))
    }
}

/// What is said when something was copied, and how a reader copies it.
type Way = (&'static str, fn(&mut Screen));

/// Every way to copy from the screen of comparisons, and the key of what is said when it was done.
const WAYS: [Way; 4] = [
    ("figure-image-copied", |screen| screen.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::C)),
    ("figure-data-copied", |screen| screen.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::T)),
    ("notice-copied-rows", |screen| {
        screen.click_t("compare-table");
        screen.click_t("compare-table-copy");
    }),
    ("notice-copied", |screen| {
        let name = screen.t("menu-copy");
        screen.harness.get_all_by_label(&name).next().unwrap().click();
        screen.settle();
    }),
];

#[test]
fn what_the_clipboard_did_not_take_is_never_called_copied() {
    for language in Language::ALL {
        let mut screen = Screen::open_with(SIZES[1], Some(*language));
        screen.harness.state_mut().use_clipboard(Box::new(Refusing));
        for (said, copy) in WAYS {
            copy(&mut screen);
            let notices = screen.session().notices();
            assert!(notices.iter().all(|notice| notice.message.key != said), "{said}");
            let last = notices.last().unwrap();
            assert_eq!((last.severity, last.message.key), (Severity::Error, "error-clipboard-refused"), "{said}");
            assert!(screen.has_part("occupied"), "{said}: {:?}", screen.names());
        }
    }
}

#[cfg(target_os = "linux")]
mod real {
    use super::super::{SIZES, Screen};
    use super::WAYS;
    use machikurabe::app::clipboard::SystemClipboard;
    use machikurabe::chart::page::PageChoice;
    use std::io::{BufReader, Read as _, Write as _};
    use std::path::Path;
    use std::process::{Child, Command, Stdio};

    /// Names the way to copy, in the process that copies.
    const WAY: &str = "MACHIKURABE_COPIES";
    /// Names the file into which that process puts what the other should find.
    const EXPECTED: &str = "MACHIKURABE_COPIES_WHAT";
    /// Set where a missing program is a fault and not a reason to leave the test out.
    const REQUIRED: &str = "MACHIKURABE_CLIPBOARD";
    /// What the process says when it has copied.
    const DONE: &str = "it is copied";

    /// A process that ends with the test.
    struct Running(Child);

    impl Drop for Running {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    fn line(from: &mut impl std::io::BufRead) -> String {
        let mut line = String::new();
        from.read_line(&mut line).unwrap();
        line
    }

    /// The programs that the test needs and that are not there.
    fn missing() -> Vec<&'static str> {
        let is_there = |name: &str| {
            let folders = std::env::var_os("PATH").unwrap_or_default();
            std::env::split_paths(&folders).any(|folder| folder.join(name).is_file())
        };
        [("Xvfb", "xvfb"), ("xclip", "xclip")].into_iter().filter(|(name, _)| !is_there(name)).map(|(_, p)| p).collect()
    }

    /// What another program finds as this type.
    fn found(display: &str, kind: &str) -> Vec<u8> {
        let mut xclip = Command::new("xclip");
        xclip.args(["-selection", "clipboard", "-out", "-target", kind]).env("DISPLAY", display);
        let output = xclip.output().unwrap();
        assert!(output.status.success(), "xclip: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    #[test]
    fn what_is_copied_arrives_at_another_program() {
        let missing = missing();
        if !missing.is_empty() {
            let words = format!("the clipboard is not tested: apt-get install {}", missing.join(" "));
            assert!(std::env::var_os(REQUIRED).is_none(), "{words}");
            // Past the test's own capture, so that whoever runs the tests reads it.
            let _ = writeln!(std::io::stderr(), "{words}");
            return;
        }
        let mut xvfb = Command::new("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp", "-noreset"]);
        let mut xvfb = Running(xvfb.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
        let number = line(&mut BufReader::new(xvfb.0.stdout.take().unwrap()));
        let display = format!(":{}", number.trim());
        let folder = tempfile::tempdir().unwrap();
        for (way, _) in WAYS {
            let expected = folder.path().join(way);
            let mut program = Command::new(std::env::current_exe().unwrap());
            program.args(["screens::clipboard::real::copies_for_another_program", "--exact", "--nocapture"]);
            program.env("DISPLAY", &display).env_remove("WAYLAND_DISPLAY").env(WAY, way).env(EXPECTED, &expected);
            let mut program = Running(program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap());
            let mut said = BufReader::new(program.0.stdout.take().unwrap());
            loop {
                let line = line(&mut said);
                assert!(!line.is_empty(), "{way}: the program ended");
                if line.contains(DONE) {
                    break;
                }
            }
            let expected = std::fs::read(expected).unwrap();
            assert!(expected.len() > 10, "{way}");
            if way == "figure-image-copied" {
                let bytes = found(&display, "image/png");
                let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
                let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
                let info = reader.next_frame(&mut pixels).unwrap();
                assert_eq!([info.width, info.height], [1920, 1080]);
                assert_eq!(info.color_type, png::ColorType::Rgba);
                let rgb: Vec<u8> = pixels.chunks_exact(4).flat_map(|p| p[..3].iter().copied()).collect();
                assert!(rgb == expected, "{way}: other pixels");
            } else {
                let text = found(&display, "UTF8_STRING");
                assert_eq!(String::from_utf8(text).unwrap(), String::from_utf8(expected).unwrap(), "{way}");
            }
            drop(program);
        }
    }

    /// The process that copies; started by the test above, and without its order nothing to do.
    #[test]
    fn copies_for_another_program() {
        let (Ok(way), Some(expected)) = (std::env::var(WAY), std::env::var_os(EXPECTED)) else { return };
        let mut screen = Screen::open_with(SIZES[1], None);
        screen.harness.state_mut().use_clipboard(Box::new(SystemClipboard::default()));
        let (said, copy) = WAYS.into_iter().find(|(name, _)| *name == way).unwrap();
        if said == "notice-copied" {
            // Something must have been said before it can be copied.
            WAYS[1].1(&mut screen);
        }
        let session = screen.session();
        let what: Vec<u8> = match said {
            "figure-image-copied" => session.figure_image(None, &PageChoice::default()).unwrap().rgb,
            "figure-data-copied" => {
                let page =
                    session.figure_pages(&session.collected_now(None).unwrap(), &PageChoice::default()).remove(0);
                let records = machikurabe::chart::figure_table::records(&page, screen.texts());
                machikurabe::chart::figure_table::tsv(&records).into_bytes()
            }
            "notice-copied-rows" => screen.numbers().tsv().into_bytes(),
            _ => screen.texts().say(&session.notices().last().unwrap().message).into_bytes(),
        };
        super::super::put_file(Path::new(&expected), &what);
        copy(&mut screen);
        assert_eq!(screen.session().notices().last().unwrap().message.key, said);
        println!("{DONE}");
        std::io::stdout().flush().unwrap();
        // What was copied is there as long as this process; the test closes its standard input when it has looked.
        std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
    }

    #[test]
    fn a_display_that_is_not_there_is_said() {
        let mut program = Command::new(std::env::current_exe().unwrap());
        let name = "screens::clipboard::real::copies_to_no_display";
        program.args([name, "--exact", "--nocapture"]).env("DISPLAY", ":9999").env_remove("WAYLAND_DISPLAY");
        let output = program.env(WAY, "none").output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && said.contains("1 passed") && said.contains(DONE), "{said}");
    }

    /// The process that has no display; started by the test above.
    #[test]
    fn copies_to_no_display() {
        if std::env::var(WAY).is_ok_and(|way| way == "none") {
            let mut screen = Screen::open_with(SIZES[1], None);
            screen.harness.state_mut().use_clipboard(Box::new(SystemClipboard::default()));
            WAYS[1].1(&mut screen);
            let last = screen.session().notices().last().unwrap();
            assert_eq!(last.message.key, "error-clipboard-none");
            println!("{DONE}");
        }
    }
}
