//! What the program is made of is told in full, and it opens no connection.
//!
//! What a machine lacks (strace, a display, Python) is said, and the check that needs it left out.

#![cfg(target_os = "linux")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use tempfile::tempdir;

/// Says past the test's own capture that a check was left out.
fn left_out(what: &str) {
    writeln!(std::io::stderr(), "left out: {what}").unwrap_or_default();
}

/// Whether strace is there and may trace: containers often forbid it.
fn may_trace() -> bool {
    let traced = Command::new("strace").args(["-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    traced.is_ok_and(|status| status.success())
}

/// The program under strace, which writes every call for a socket into `calls`.
fn traced(calls: &Path) -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-e", "trace=socket,connect,bind,sendto", "-o"]).arg(calls);
    command.arg(env!("CARGO_BIN_EXE_machikurabe"));
    command
}

/// Calls that could reach another machine.
fn to_the_network(calls: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(calls).unwrap();
    text.lines().filter(|line| line.contains("AF_INET") || line.contains("AF_NETLINK")).map(str::to_owned).collect()
}

/// A process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().unwrap_or_default();
        self.0.wait().map(|_| ()).unwrap_or_default();
    }
}

#[test]
fn no_command_opens_a_connection() {
    if !may_trace() {
        return left_out("the calls of the commands are not looked at: strace is not there or may not trace");
    }
    let folder = tempdir().unwrap();
    let file = folder.path().join("人口.csv");
    let rows = "団体コード,市町村,年度,住宅数（戸）\n012238,根室市,2021年度,12000\n";
    std::fs::File::create(&file).unwrap().write_all(rows.as_bytes()).unwrap();
    let figure = folder.path().join("図.svg");
    let (store, calls) = (folder.path().join("s.sqlite"), folder.path().join("calls"));
    for arguments in [
        vec!["scorecard".as_ref(), "--city".as_ref(), "根室市".as_ref()],
        vec!["import".as_ref(), file.as_os_str()],
        vec!["figure".as_ref(), "--view".as_ref(), "overview".as_ref(), "--out".as_ref(), figure.as_os_str()],
        vec!["verify".as_ref()],
    ] {
        let status = traced(&calls).arg("--store").arg(&store).args(&arguments).stdout(Stdio::null()).status().unwrap();
        assert!(status.success(), "{arguments:?}");
        assert_eq!(to_the_network(&calls), Vec::<String>::new(), "{arguments:?}");
    }
    assert!(figure.is_file());
}

#[test]
fn the_window_opens_no_connection() {
    if !may_trace() {
        return left_out("the calls of the window are not looked at: strace is not there or may not trace");
    }
    let mut xvfb = Command::new("Xvfb");
    xvfb.args(["-displayfd", "1", "-screen", "0", "1280x720x24", "-nolisten", "tcp", "-noreset"]);
    let Ok(xvfb) = xvfb.stdout(Stdio::piped()).stderr(Stdio::null()).spawn() else {
        return left_out("the calls of the window are not looked at: Xvfb is not installed");
    };
    let mut xvfb = Running(xvfb);
    let mut number = String::new();
    BufReader::new(xvfb.0.stdout.take().unwrap()).read_line(&mut number).unwrap();
    let folder = tempdir().unwrap();
    let (store, calls) = (folder.path().join("s.sqlite"), folder.path().join("calls"));
    let mut window = traced(&calls);
    window.arg("--store").arg(&store).env("DISPLAY", format!(":{}", number.trim()));
    window.env_remove("WAYLAND_DISPLAY").env("LIBGL_ALWAYS_SOFTWARE", "1").env("XDG_CONFIG_HOME", folder.path());
    let mut window = Running(window.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    // It speaks with the display over a local socket; by then it has started whatever it starts.
    let waited = (0..600).any(|_| {
        let spoken = std::fs::read_to_string(&calls).is_ok_and(|text| text.contains("AF_UNIX"));
        let ended = window.0.try_wait().unwrap().is_some();
        if !spoken && !ended {
            Command::new("sleep").arg("0.1").status().unwrap();
        }
        spoken || ended
    });
    Command::new("sleep").arg("3").status().unwrap();
    assert!(waited, "the window did not start");
    let seen = std::fs::read_to_string(&calls).unwrap();
    // strace ends with the program, whose number begins each line.
    let program = seen.split_whitespace().next().unwrap();
    Command::new("kill").arg(program).status().unwrap();
    window.0.wait().unwrap();
    assert!(seen.contains("AF_UNIX"), "no display was asked for");
    assert_eq!(to_the_network(&calls), Vec::<String>::new());
}

#[test]
fn every_part_of_the_program_is_named_with_its_licence() {
    let folder = tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = Command::new("python3").arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !python.is_ok_and(|status| status.success()) {
        return left_out("the notices of packages are not made: python3 is not installed");
    }
    let made = Command::new(root.join(".ci/notices")).arg(folder.path()).output().unwrap();
    if !made.status.success() && String::from_utf8_lossy(&made.stderr).contains("offline") {
        return left_out("the notices of packages are not made: cargo lacks packages of other systems and is offline");
    }
    assert!(made.status.success(), "{made:?}");
    let notices = std::fs::read_to_string(folder.path().join("THIRD-PARTY.txt")).unwrap();
    for name in ["egui ", "polars ", "rusqlite ", "krilla ", "calamine "] {
        assert!(notices.lines().any(|line| line.starts_with(name)), "{name}");
    }
    assert!(!notices.lines().any(|line| line.starts_with("egui_kittest ") || line.starts_with("insta ")));
    let parts: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.path().join("machikurabe.cdx.json")).unwrap()).unwrap();
    let components = parts["components"].as_array().unwrap();
    assert_eq!(parts["bomFormat"], "CycloneDX");
    assert!(components.len() > 300);
    let lock = std::fs::read_to_string(root.join("Cargo.lock")).unwrap();
    for part in components {
        let (name, version) = (part["name"].as_str().unwrap(), part["version"].as_str().unwrap());
        assert!(lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"\n")), "{name} {version}");
        assert!(!part["licenses"][0]["expression"].as_str().unwrap().is_empty(), "{name}");
    }
}
