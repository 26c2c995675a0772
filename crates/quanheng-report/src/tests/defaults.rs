//! Our own templates, on programmes of all sorts: nothing to complain of, and no marks left over.

use quanheng_programme::Language;

use super::fixture::{SMALL, World, words};
use crate::Which;
use crate::document::Block;

/// The words of both documents in both languages.
fn all(world: &World) -> Vec<(Which, Language, Vec<String>)> {
    let mut said = Vec::new();
    for which in [Which::Report, Which::Audit] {
        for language in Language::ALL {
            let (document, findings) = world.document(which, language).unwrap();
            assert!(findings.is_empty(), "{which:?} {language}: {findings:#?}");
            let lines = words(&document.blocks);
            for line in &lines {
                let has_marks = line.contains(['\u{F0E0}', '\u{F0E1}', '\u{F0E2}', '{', '}']);
                assert!(!has_marks, "{which:?} {language}: {line}");
                assert!(!line.contains("NaN") && !line.contains("  "), "{which:?} {language}: {line}");
                assert!(!line.contains("。。") && !line.contains("，。") && !line.contains(" ."), "{line}");
            }
            assert!(document.blocks.iter().all(|block| *block != Block::Paragraph(Vec::new())));
            said.push((which, language, lines));
        }
    }
    said
}

#[test]
fn the_example_of_the_provinces() {
    let world = World::example("digital-china-2020");
    for (which, language, lines) in all(&world.sure()) {
        let text = lines.join("\n");
        let leader = if language == Language::Zh { "北京" } else { "Beijing" };
        assert!(text.contains(leader), "{which:?} {language}");
        if which == Which::Report {
            assert_eq!(lines.iter().filter(|line| *line == "[page]").count(), 31);
            assert!(text.contains("[table audit/uncertainty_cuts()]"));
        }
    }
}

#[test]
fn programmes_without_tiers_or_translations() {
    for name in ["desi-2022", "hdi", "asem-2018"] {
        let world = World::example(name);
        for (which, language, lines) in all(&world) {
            let text = lines.join("\n");
            assert!(!text.contains("梯队") && !text.contains("Tier "), "{name} {which:?} {language}");
        }
    }
}

#[test]
fn three_units_one_level_one_period() {
    let said = all(&World::of(SMALL));
    let (_, _, lines) = &said[0];
    let expected = [
        "# 摘要",
        "本报告依据项目“小项目”的指标体系和数据，评价3个评价对象在2020年第三季度的水平。指标体系包括2个指标。",
        "共有2个评价对象得到综合得分，平均为62.38。得分最高的是甲*（74.77）",
    ];
    for (line, start) in lines.iter().zip(expected) {
        assert!(line.starts_with(start), "{line}");
    }
    let text = lines.join("\n");
    assert!(text.contains("甲*"), "{text}");
    assert!(text.contains("的数据不足以计算综合得分，没有名次。"), "{text}");
    assert!(!text.contains("各维度"), "{text}");
    let (_, _, english) = &said[1];
    assert!(english.join("\n").contains("R&D spending"));
}
