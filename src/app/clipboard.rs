//! The system's clipboard, and the one of a window that is driven without a system.

use crate::session::clipboard::{Clipboard, ClipboardError, Content};
use arboard::ImageData;
use eframe::egui::{self, ColorImage};
use std::fmt;

/// Most bytes of a text on X11 and Wayland: a text goes to another program in one request, and X servers take 16 MB.
const MOST: usize = if cfg!(all(unix, not(target_os = "macos"))) { 15_000_000 } else { usize::MAX };

/// The system's clipboard; connected to when something is copied first, and again after it has failed.
#[derive(Default)]
pub struct SystemClipboard {
    /// Kept, because on X11 and Wayland what was copied lives in the program that copied it.
    connected: Option<arboard::Clipboard>,
}

impl fmt::Debug for SystemClipboard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SystemClipboard").field("connected", &self.connected.is_some()).finish()
    }
}

impl Clipboard for SystemClipboard {
    fn put(&mut self, content: &Content) -> Result<(), ClipboardError> {
        if let Content::Text(text) = content
            && text.len() > MOST
        {
            return Err(ClipboardError::TooLarge { bytes: text.len(), most: MOST });
        }
        let mut clipboard = match self.connected.take() {
            Some(clipboard) => clipboard,
            None => arboard::Clipboard::new().map_err(|error| ClipboardError::None(error.to_string()))?,
        };
        let put = match content {
            Content::Text(text) => clipboard.set_text(text.as_str()),
            Content::Image(pixels) => {
                let bytes = pixels.rgb.chunks_exact(3).flat_map(|rgb| rgb.iter().copied().chain([u8::MAX])).collect();
                let [width, height] = pixels.size;
                clipboard.set_image(ImageData { width, height, bytes })
            }
        };
        put.map_err(|error| ClipboardError::Refused(error.to_string()))?;
        self.connected = Some(clipboard);
        Ok(())
    }
}

/// The window library's own: whoever drives the window without a system finds there what was copied.
#[derive(Debug)]
pub(super) struct WindowClipboard(pub(super) egui::Context);

impl Clipboard for WindowClipboard {
    #[expect(clippy::disallowed_methods, reason = "this is where it is allowed: without a system, nothing can fail")]
    fn put(&mut self, content: &Content) -> Result<(), ClipboardError> {
        match content {
            Content::Text(text) => self.0.copy_text(text.clone()),
            Content::Image(pixels) => self.0.copy_image(ColorImage::from_rgb(pixels.size, &pixels.rgb)),
        }
        Ok(())
    }
}
