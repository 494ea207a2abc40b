//! The program's entry: arguments, logging, then a window or a command.

use machikurabe::app::window;
use machikurabe::cli::{self, Request};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Request::Done(code) => code,
        Request::Window { store, language, view, files } => match window::open(store, language, view, files) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => cli::fail(&message, language),
        },
    }
}
