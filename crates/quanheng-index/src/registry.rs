//! Every method, one line each, in the order of the manual.

use crate::method::Method;
use crate::{aggregate, denominate, derive, impute, normalise, rank, screen, tier, treat, weight};

/// All methods.
pub const METHODS: &[&Method] = &[
    &screen::coverage::METHOD,
    &derive::expression::METHOD,
    &denominate::by_indicator::METHOD,
    &impute::none::METHOD,
    &impute::constant::METHOD,
    &impute::mean::METHOD,
    &impute::median::METHOD,
    &impute::group_mean::METHOD,
    &impute::group_median::METHOD,
    &impute::last::METHOD,
    &impute::next::METHOD,
    &impute::linear::METHOD,
    &impute::extend::METHOD,
    &impute::row_mean::METHOD,
    &impute::row_median::METHOD,
    &impute::nearest_neighbours::METHOD,
    &impute::regression::METHOD,
    &impute::expectation_maximisation::METHOD,
    &treat::none::METHOD,
    &treat::winsorise::METHOD,
    &treat::log::METHOD,
    &treat::box_cox::METHOD,
    &treat::yeo_johnson::METHOD,
    &treat::signed_log::METHOD,
    &normalise::min_max::METHOD,
    &normalise::z_score::METHOD,
    &normalise::rank::METHOD,
    &normalise::percentile_rank::METHOD,
    &normalise::goalposts::METHOD,
    &normalise::distance_to_target::METHOD,
    &normalise::distance_to_maximum::METHOD,
    &normalise::distance_to_reference::METHOD,
    &normalise::robust_z::METHOD,
    &normalise::borda::METHOD,
    &normalise::fraction_of_maximum::METHOD,
    &normalise::sum::METHOD,
    &normalise::vector::METHOD,
    &normalise::above_below_mean::METHOD,
    &normalise::categorical_scale::METHOD,
    &normalise::affine::METHOD,
    &weight::given::METHOD,
    &weight::equal::METHOD,
    &weight::group_size::METHOD,
    &weight::entropy::METHOD,
    &weight::variation::METHOD,
    &weight::deviation::METHOD,
    &weight::gini::METHOD,
    &weight::angle::METHOD,
    &weight::lopcow::METHOD,
    &weight::critic::METHOD,
    &weight::independence::METHOD,
    &weight::merec::METHOD,
    &weight::cilos::METHOD,
    &weight::idocriw::METHOD,
    &weight::pca::METHOD,
    &weight::factor::METHOD,
    &weight::optimised::METHOD,
    &weight::budget::METHOD,
    &weight::ahp::METHOD,
    &weight::best_worst::METHOD,
    &weight::common_weights::METHOD,
    &weight::combine::METHOD,
    &aggregate::arithmetic::METHOD,
    &aggregate::geometric::METHOD,
    &aggregate::harmonic::METHOD,
    &aggregate::power_mean::METHOD,
    &aggregate::median::METHOD,
    &aggregate::owa::METHOD,
    &aggregate::mazziotta_pareto::METHOD,
    &aggregate::adjusted_mazziotta_pareto::METHOD,
    &aggregate::copeland::METHOD,
    &aggregate::borda::METHOD,
    &aggregate::topsis::METHOD,
    &aggregate::grey_relational::METHOD,
    &aggregate::vikor::METHOD,
    &aggregate::rank_sum_ratio::METHOD,
    &aggregate::coupling_coordination::METHOD,
    &aggregate::kemeny::METHOD,
    &aggregate::fuzzy_evaluation::METHOD,
    &aggregate::benefit_of_the_doubt::METHOD,
    &rank::competition::METHOD,
    &rank::dense::METHOD,
    &rank::average::METHOD,
    &rank::modified::METHOD,
    &tier::sizes::METHOD,
    &tier::cuts::METHOD,
    &tier::quantiles::METHOD,
    &tier::natural_breaks::METHOD,
    &tier::k_means::METHOD,
    &tier::mean_deviations::METHOD,
    &tier::gaps::METHOD,
    &tier::probits::METHOD,
    &tier::coordination_grades::METHOD,
];

#[cfg(test)]
mod tests {
    use super::METHODS;
    use crate::method::{StepKind, of_kind};

    #[test]
    fn every_method_has_a_page_with_all_it_promises() {
        for method in METHODS {
            let page = method.page();
            assert!(page.starts_with(&format!("# {}\n", method.slug)), "{method:?} has another title");
            assert!(page.contains("Example"), "{method:?} has no example");
            assert!(!method.zh.is_empty() && !method.en.is_empty(), "{method:?} has no summary");
            assert!(!page.contains("中文"), "{method:?}: the English page ends before the Chinese one");
        }
    }

    #[test]
    fn every_method_has_a_chinese_page_in_chinese_punctuation() {
        let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        for method in METHODS {
            let page = method.page_zh();
            assert!(page.contains("- 示例"), "{method:?} has no Chinese example");
            assert!(page.starts_with("- ") && page.contains('。'), "{method:?} has no Chinese sentence");
            let texts: Vec<String> = std::iter::once(method.zh)
                .chain(method.parameters.iter().map(|parameter| parameter.zh))
                .chain(page.split('`').step_by(2))
                .map(str::to_owned)
                .collect();
            for text in texts {
                let pairs = text.chars().zip(text.chars().skip(1));
                let mixed = |&(a, b): &(char, char)| is_han(a) && ",;:?!(".contains(b);
                assert_eq!(pairs.clone().find(mixed), None, "{method:?}: {text}");
            }
        }
    }

    #[test]
    fn slugs_are_unique_within_a_kind_and_defaults_exist() {
        for kind in StepKind::ALL {
            let mut slugs: Vec<_> = of_kind(kind).map(|method| method.slug).collect();
            let count = slugs.len();
            slugs.sort_unstable();
            slugs.dedup();
            assert_eq!(slugs.len(), count, "{kind:?}");
            assert!(kind.default_method().is_none_or(|slug| slugs.contains(&slug)), "{kind:?}");
        }
    }
}
