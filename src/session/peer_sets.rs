//! Sets of near cities that a reader has saved: a name, and for each member why it is there.

use super::Session;
use super::notice::Severity;
use super::shelf::{Settings, ShelfJob};
use crate::model::message::{Explain, Message};
use crate::model::municipality::AreaCode;
use crate::store::Store;
use serde::{Deserialize, Serialize};

/// What the keys of saved sets begin with, among the settings of a store.
const PREFIX: &str = "peer-set:";

/// Most characters of a name and of a note.
pub const LONGEST: usize = 200;

/// A member of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Which city.
    pub area: AreaCode,
    /// Why it is there, in the words of whoever saved the set.
    pub note: String,
}

/// A saved set of cities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeerSet {
    /// Its name; the key has it too.
    #[serde(default)]
    pub name: String,
    /// The members, the city for which it was made first.
    pub members: Vec<Member>,
}

/// A request about saved sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeerSets {
    /// Saves a set; one of that name is replaced, which can be taken back.
    Save(PeerSet),
    /// Deletes the set of this name, which can be taken back.
    Delete(String),
}

impl PeerSet {
    /// The members' codes.
    #[must_use]
    pub fn areas(&self) -> Vec<AreaCode> {
        self.members.iter().map(|member| member.area).collect()
    }

    /// The same set with a name and notes as they are kept: no longer than they may be, without line breaks.
    fn kept(&self) -> Self {
        let short = |words: &str| {
            let plain = words.trim().chars().map(|c| if c.is_control() { ' ' } else { c });
            plain.take(LONGEST).collect::<String>()
        };
        let members = self.members.iter().map(|m| Member { area: m.area, note: short(&m.note) }).collect();
        Self { name: short(&self.name), members }
    }
}

/// The setting that keeps a set, or that removes the one of its name.
fn setting(name: &str, set: Option<&PeerSet>) -> Result<(String, Option<String>), Message> {
    let json = set.map(serde_json::to_string).transpose();
    let json = json.map_err(|cause| Message::new("error-job-failed").text("cause", cause))?;
    Ok((format!("{PREFIX}{name}"), json))
}

/// Stores a set at once; what the command does without a window.
///
/// # Errors
/// [`Message`] where the name is empty or the store cannot be written.
pub fn save(store: &mut Store, set: &PeerSet) -> Result<(), Message> {
    let set = set.kept();
    if set.name.is_empty() {
        return Err(Message::new("error-peers-name"));
    }
    let (key, json) = setting(&set.name, Some(&set))?;
    store.set_setting(&key, json.as_deref()).map_err(|error| error.explain())
}

/// The saved sets of a store, by name; one that cannot be read is left out.
///
/// # Errors
/// [`Message`] where the store cannot be read.
pub fn saved(store: &Store) -> Result<Vec<PeerSet>, Message> {
    let mut found = Vec::new();
    for (name, json) in store.settings_under(PREFIX).map_err(|error| error.explain())? {
        match serde_json::from_str::<PeerSet>(&json) {
            Ok(set) => found.push(PeerSet { name, ..set }),
            Err(cause) => tracing::warn!(name, %cause, "saved set not understood"),
        }
    }
    Ok(found)
}

impl Session {
    /// The saved sets of the open store, by name.
    #[must_use]
    pub fn peer_sets(&self) -> &[PeerSet] {
        &self.shelf.sets
    }

    /// Does what is asked about saved sets.
    pub(super) fn arrange_peer_sets(&mut self, request: &PeerSets) {
        if self.store.value().is_none_or(|loaded| loaded.read_only) {
            return self.notify(Severity::Warning, Message::new("error-peers-read-only"), None);
        }
        let (name, set, key) = match request {
            PeerSets::Save(set) => {
                let set = set.kept();
                (set.name.clone(), Some(set), "peers-saved")
            }
            PeerSets::Delete(name) => (name.clone(), None, "peers-deleted"),
        };
        if name.is_empty() {
            return self.notify(Severity::Warning, Message::new("error-peers-name"), None);
        }
        let before = self.shelf.sets.iter().find(|known| known.name == name);
        let made: Result<[Settings; 2], Message> =
            (|| Ok([vec![setting(&name, set.as_ref())?], vec![setting(&name, before)?]]))();
        match made {
            Ok([settings, back]) => {
                let done = Message::new(key).text("name", &name);
                self.send_shelf(ShelfJob::Change { settings, done, back });
            }
            Err(message) => self.notify(Severity::Error, message, None),
        }
    }
}
