//! Cronbach's α and principal components.

use quanheng_audit::coherence::{Alpha, NoAlpha, NoComponents, Pairing, Settings};

use super::close;
use super::world::{World, plain, tai, tai_with_gaps, whole, z_scores};

const FLAT: &str =
    "index: patents, royalties, internet, exports, telephones, electricity, schooling, university";

fn alpha(world: &World, alpha_units: Pairing) -> Alpha {
    let settings = Settings { alpha_units, parallel: 0, ..Settings::default() };
    world.look(&settings).unwrap().0.reliability[0].found.clone().unwrap()
}

/// By child: α without it, the same standardised, its correlation with the others, the same standardised.
fn agrees(got: &Alpha, raw: f64, standardised: f64, items: &[[f64; 4]; 8]) {
    close(got.raw, raw, 1e-12);
    close(got.standardised, standardised, 1e-12);
    for (item, want) in got.items.iter().zip(items) {
        close(item.raw_without.unwrap(), want[0], 1e-12);
        close(item.standardised_without.unwrap(), want[1], 1e-12);
        close(item.with_others.unwrap(), want[2], 1e-12);
        close(item.with_others_standardised.unwrap(), want[3], 1e-12);
    }
}

/// pandas 3.1.1 (cov and corr) and the formula; pingouin 0.7.0 `cronbach_alpha` gives the same α. For these data the
/// Handbook of the OECD and the JRC has a standardised α of 0.70.
#[test]
fn alpha_of_the_handbook_data() {
    let world = World::new(FLAT, &tai(), plain());
    let found = alpha(&world, Pairing::Pairwise);
    agrees(&found, 0.11889183477545626, 0.703542757958491, &WHOLE);
    assert_eq!(format!("{:.2}", found.standardised), "0.70");
    // α of standardised scores is the standardised α.
    let standardised = alpha(&World::new(FLAT, &tai(), z_scores()), Pairing::Pairwise);
    close(standardised.raw, found.standardised, 1e-12);
}

const WHOLE: [[f64; 4]; 8] = [
    [0.34832887674287977, 0.7038869280403268, 0.09755201307635078, 0.257647307794075],
    [0.012699402443230975, 0.6435529579986087, 0.2562548941705434, 0.5314901276543286],
    [0.1333978553945864, 0.6350404520915184, -0.011693715413021244, 0.5676867920988061],
    [0.07391936101936444, 0.7743361722674644, 0.35990318953104966, -0.11004370181115072],
    [0.12099169618092916, 0.6016474723301175, 0.49648184048275984, 0.704645756730933],
    [0.1209210183416124, 0.6252906828321911, 0.2623280499932213, 0.6084835231280491],
    [0.11672166528634687, 0.6617120004128859, 0.3758401434729059, 0.4523825137561215],
    [0.11542194872909202, 0.7058442838851353, 0.14165683912574692, 0.24819917609577227],
];

/// pandas as above, which leaves out gaps by pairs.
#[test]
fn alpha_by_pairs_where_there_are_gaps() {
    let world = World::new(FLAT, &tai_with_gaps(), plain());
    agrees(&alpha(&world, Pairing::Pairwise), 0.0931792139442463, 0.7193115520328126, &GAPS);
    let reliability = world.found().reliability[0].clone();
    assert_eq!((reliability.complete, reliability.units), (6, 18));
    let complete = World::new(FLAT, &only_whole(), plain());
    assert_eq!(alpha(&world, Pairing::Complete), alpha(&complete, Pairing::Pairwise));
}

fn only_whole() -> Vec<Vec<Option<f64>>> {
    let gaps = tai_with_gaps();
    let is_whole = |unit: &usize| gaps.iter().all(|column| column[*unit].is_some());
    let rows: Vec<usize> = (0..23).filter(is_whole).collect();
    gaps.iter().map(|column| rows.iter().map(|&row| column[row]).collect()).collect()
}

const GAPS: [[f64; 4]; 8] = [
    [0.34998708358481134, 0.7194008108653589, 0.06735962633885147, 0.27233246376435555],
    [0.016858715412314183, 0.667458498517233, 0.1888856800475989, 0.5225705559531798],
    [0.11241598664617894, 0.6605193050209456, -0.02655063795421437, 0.5541077949408733],
    [0.03966974202630892, 0.7841477936763854, 0.410581945333849, -0.08259060957133903],
    [0.09478121518969648, 0.616023489060165, 0.4491636900350087, 0.7472284412112561],
    [0.0947195773786752, 0.6524629072406253, 0.23897578868210012, 0.5902170323553749],
    [0.09036271474299254, 0.6827274896269593, 0.3785667307050775, 0.45169269670661116],
    [0.0868005775111664, 0.7085642811619055, 0.21437985440505336, 0.3267606277826102],
];

/// By hand: contrasts f, g, h at right angles with equal variance v; children f + g, f + h, f + g + h have variances 2v,
/// 2v, 3v and covariances v, 2v, 2v: Σc = 17v, mean off the diagonal 5v/3, α = 9·(5/3)/17 = 15/17. Without the
/// third: 4·1/6 = 2/3.
#[test]
fn alpha_by_hand() {
    let [f, g, h] = contrasts();
    let add = |parts: &[&[f64; 8]]| (0..8).map(|k| Some(parts.iter().map(|part| part[k]).sum())).collect();
    let columns = [add(&[&f, &g]), add(&[&f, &h]), add(&[&f, &g, &h])];
    let found = alpha(&World::new("index: a, b, c", &columns, plain()), Pairing::Pairwise);
    close(found.raw, 15.0 / 17.0, 1e-14);
    close(found.items[2].raw_without.unwrap(), 2.0 / 3.0, 1e-14);
    // With f + h alone: 1/√(2·2) = ½.
    let pair = World::new("index: a, b", &columns[..2], plain());
    let pair = alpha(&pair, Pairing::Complete);
    assert_eq!(pair.items[0].raw_without, None);
    close(pair.items[0].with_others.unwrap(), 0.5, 1e-14);
}

/// Columns of ±1 that are not correlated.
fn contrasts() -> [[f64; 8]; 3] {
    [4, 2, 1].map(|bit: u32| [0_u32, 1, 2, 3, 4, 5, 6, 7].map(|k| if k & bit == 0 { 1.0 } else { -1.0 }))
}

#[test]
fn what_has_no_alpha_or_components_says_why() {
    let settings = Settings { parallel: 0, ..Settings::default() };
    let look = |tree: &str, columns: &[Vec<Option<f64>>]| {
        let world = World::new(tree, columns, plain());
        let found = world.look(&settings).unwrap().0;
        let constant = world.framework.find("b");
        (found.reliability[0].found.clone().err(), found.components[0].found.clone().err(), constant)
    };
    let rising = whole(&[1.0, 2.0, 3.0, 5.0]);
    let (alpha, components, _) = look("index: a", std::slice::from_ref(&rising));
    assert_eq!((alpha, components), (Some(NoAlpha::OneChild), Some(NoComponents::OneChild)));
    let (alpha, components, b) = look("index: a, b", &[rising.clone(), whole(&[7.0; 4])]);
    let b = b.unwrap();
    assert_eq!((alpha, components), (Some(NoAlpha::Constant(b)), Some(NoComponents::Constant(b))));
    let (alpha, components, _) =
        look("index: a, b", &[vec![Some(1.0), None, Some(2.0)], vec![None, Some(1.0), Some(2.0)]]);
    assert_eq!((alpha, components), (Some(NoAlpha::TooFew), Some(NoComponents::TooFew)));
    let falling = whole(&[5.0, 4.0, 3.0, 1.0]);
    let (alpha, ..) = look("index: a, b", &[rising, falling]);
    assert_eq!(alpha, Some(NoAlpha::NoVariance));
}

/// numpy 2.4.6, `linalg.eigh` of `corrcoef`; OECD/JRC (2008), table 16, has 41.9, 21.8 and 12.3 per cent of the
/// variance.
#[test]
fn components_of_the_handbook_data() {
    let settings = Settings { parallel: 0, ..Settings::default() };
    let found = World::new(FLAT, &tai(), z_scores()).look(&settings).unwrap().0.components[0].clone();
    assert_eq!(found.units, 23);
    let principal = found.found.unwrap();
    for (got, want) in principal.eigenvalues.iter().zip(EIGENVALUES) {
        close(*got, want, 1e-12);
    }
    for child in 0..8 {
        close(principal.loadings[(child, 0)], FIRST[child], 1e-12);
        close(principal.loadings[(child, 1)], SECOND[child], 1e-12);
    }
    assert_eq!((principal.kaiser, principal.determined), (2, vec![true; 8]));
    let shares: Vec<String> =
        principal.eigenvalues.iter().take(3).map(|value| format!("{:.1}", value / 8.0 * 100.0)).collect();
    assert_eq!(shares, ["41.9", "21.8", "12.3"]);
    let principal = World::new(FLAT, &tai(), z_scores()).found().components[0].found.clone().unwrap();
    close(*principal.cumulative().last().unwrap(), 1.0, 1e-12);
}

const EIGENVALUES: [f64; 8] = [
    3.354361207288001,
    1.7460601162146994,
    0.984862030234587,
    0.8939157330866091,
    0.471196130661423,
    0.2994520318731194,
    0.17442218145165944,
    0.07573056918990355,
];
const FIRST: [f64; 8] = [
    0.10460194411250259,
    0.5608860985248381,
    0.9156001288475882,
    -0.3515636427453227,
    0.7597111474738986,
    0.904791540207383,
    0.7360701412792338,
    0.3595800641047869,
];
const SECOND: [f64; 8] = [
    0.7443018435710324,
    0.49075519644696547,
    -0.2076440803156575,
    0.8468929976433186,
    0.3854468858109467,
    -0.13189281982058915,
    -0.10861688369879449,
    0.11457643893192186,
];

/// Children that are not correlated have equal eigenvalues, and any axes will do.
#[test]
fn equal_eigenvalues_are_said_to_be() {
    let columns = contrasts().map(|column| whole(&column));
    let found = World::new("index: a, b, c", &columns, plain()).found();
    let principal = found.components[0].found.clone().unwrap();
    assert_eq!((principal.kaiser, principal.determined), (0, vec![false; 3]));
}

/// Of uncorrelated normal data the greatest eigenvalue is above 1 by chance. 95 % quantiles of 2,000 draws of 23 units
/// and 8 columns by numpy 2.4.6, seeds 0 to 4: the first from 2.346 to 2.373, the second from 1.797 to 1.809.
#[test]
fn parallel_analysis() {
    let settings = Settings { parallel: 1_000, ..Settings::default() };
    let found = World::new(FLAT, &tai(), z_scores()).look(&settings).unwrap().0;
    let parallel = found.components[0].found.clone().unwrap().parallel.unwrap();
    close(parallel.thresholds[0], 2.36, 0.012);
    close(parallel.thresholds[1], 1.803, 0.012);
    assert_eq!(parallel.components, 1);
}
