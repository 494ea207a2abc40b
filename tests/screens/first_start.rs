//! What a first start shows.

use super::*;

#[test]
fn dump() {
    let mut s = Screen::open();
    for n in s.harness.root().children_recursive() {
        let a = n.accesskit_node();
        println!(
            "{:?} {:?} {:?}",
            a.role(),
            a.label().or_else(|| a.value()),
            n.accesskit_node().bounding_box().map(|_| n.rect())
        );
    }
    for p in painted::texts(&s.harness) {
        println!("{p:?}");
    }
    s.click_t("menu-help");
    println!("{:?}", s.names().len());
}
