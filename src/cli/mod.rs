//! Command line: placeholder
pub mod window;

/// Runs.
pub fn run(_args: impl IntoIterator<Item = std::ffi::OsString>) -> std::process::ExitCode {
    let path = std::env::var_os("MACHIKURABE_STORE").unwrap_or_else(|| "/tmp/x.sqlite".into());
    match window::open(path.into(), None) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message:?}");
            std::process::ExitCode::FAILURE
        }
    }
}
