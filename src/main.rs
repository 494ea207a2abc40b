//! The program's entry: arguments, logging, then a window or a command.
#![cfg_attr(windows, windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    machikurabe::cli::run(std::env::args_os())
}
