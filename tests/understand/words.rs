//! Every problem, cure and choice of the importer has its words in both languages.

use machikurabe::import::recipe::RecipeError;
use machikurabe::import::run::{Collisions, ImportError};
use machikurabe::model::mapping::{BareYear, ColumnKind, Layout, Meaning, Why};
use machikurabe::model::message::{Explain, Message};
use machikurabe::model::report::{ProblemReason, Severity};
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::collections::BTreeSet;

#[test]
fn every_problem_has_its_sentence_and_its_cure() {
    let mut messages: Vec<Message> = ProblemReason::examples().iter().flat_map(|p| [p.explain(), p.cure()]).collect();
    messages.extend([ImportError::Cancelled.explain(), ImportError::NoValues.explain()]);
    messages.push(ImportError::Collides(Collisions::default()).explain());
    messages.extend([RecipeError::Shape("x".into()).explain(), RecipeError::Newer(2).explain()]);
    for language in Language::ALL {
        let texts = Texts::new(*language);
        for message in &messages {
            let said = texts.say(message);
            assert!(texts.has(message.key) && !said.contains("{$") && !said.contains("{ $"), "{}: {said}", message.key);
        }
    }
    let keys: BTreeSet<&str> = ProblemReason::examples().iter().map(ProblemReason::key).collect();
    assert_eq!(keys.len(), ProblemReason::examples().len());
    for problem in ProblemReason::examples() {
        assert_eq!(problem.explain().key, format!("import-problem-{}", problem.key()));
    }
}

#[test]
fn every_choice_has_its_word() {
    let mut keys: Vec<String> = Layout::ALL.iter().map(|k| format!("import-layout-{}", k.key())).collect();
    keys.extend(ColumnKind::ALL.iter().map(|k| format!("import-kind-{}", k.key())));
    keys.extend(Meaning::ALL.iter().map(|k| format!("import-meaning-{}", k.key())));
    keys.extend(Why::ALL.iter().map(|k| format!("import-why-{}", k.key())));
    keys.extend(Severity::ALL.iter().map(|k| format!("import-severity-{}", k.key())));
    keys.extend(BareYear::ALL.iter().map(|k| format!("import-year-{}", k.key())));
    for language in Language::ALL {
        let texts = Texts::new(*language);
        let missing: Vec<&String> = keys.iter().filter(|key| !texts.has(key)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
