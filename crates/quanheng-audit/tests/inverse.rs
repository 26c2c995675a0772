//! The inverse audit where the answer is known.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

use quanheng_audit::inverse::{
    Answer, Bounds, Inverse, InverseOptions, Outlook, Relation, Scope, Space, Statement, Table, inverse,
};
use quanheng_index::stream::{Replicate, Stream};

/// Scores between 0 and 1.
fn random_table(stream: &mut Stream, units: usize, parts: usize) -> Table {
    let scores = (0..units * parts).map(|_| stream.uniform()).collect();
    Table::new(0, (1..=parts).collect(), (0..units).collect(), scores)
}

/// Even over the simplex.
fn random_weights(stream: &mut Stream, parts: usize) -> Vec<f64> {
    let draws: Vec<f64> = (0..parts).map(|_| -libm::log(stream.uniform())).collect();
    let sum: f64 = draws.iter().sum();
    draws.iter().map(|x| x / sum).collect()
}

fn ranks(table: &Table, weights: &[f64]) -> Vec<(usize, f64)> {
    table.places(weights).into_iter().enumerate().map(|(unit, place)| (unit, place as f64)).collect()
}

fn options(parts: usize) -> InverseOptions {
    InverseOptions { draws: 0, ..InverseOptions::new(vec![1.0 / parts as f64; parts]) }
}

fn ask(table: &Table, statements: &[Statement]) -> Inverse {
    inverse(table, statements, &options(table.parts.len())).unwrap()
}

fn outlook(found: &Inverse) -> &Outlook {
    found.outlook.as_ref().unwrap()
}

fn check_recovered(found: &Inverse, truth: &[f64]) {
    assert_eq!(found.answer, Answer::Reproducible);
    assert_eq!(found.agreement.kept, found.pairs.len());
    assert!(found.agreement.is_proven() && found.lead > 0.0);
    for (w, (least, most)) in truth.iter().zip(&found.fit.ranges) {
        assert!(least - 1e-9 <= *w && *w <= most + 1e-9, "{truth:?} {:?}", found.fit.ranges);
    }
    assert!(found.conflicts.is_none() && found.shortfall.is_none());
}

/// A ranking made by weights is reproduced by weights that hold those: 500 times, with 2 to 6 parts; places for every
/// tenth.
#[test]
fn weights_are_recovered() {
    for number in 0..500 {
        let mut stream = Replicate { seed: 2020, number }.stream([0; 3]);
        let parts = 2 + stream.below(5) as usize;
        let units = 3 + stream.below(6) as usize;
        let table = random_table(&mut stream, units, parts);
        let truth = random_weights(&mut stream, parts);
        let published = Statement::from_places("ranks", 0, &ranks(&table, &truth)).unwrap();
        let scope = if number % 10 == 0 { Scope::Whole } else { Scope::Weights };
        let found = inverse(&table, &[published], &InverseOptions { scope, ..options(parts) }).unwrap();
        check_recovered(&found, &truth);
        let published = table.places(&truth);
        for weights in [&found.widest, &found.fit.centre, &found.agreement.weights] {
            assert_eq!(table.places(weights), published, "{number}");
        }
        let Some(outlook) = &found.outlook else { continue };
        for (unit, place) in published.into_iter().enumerate() {
            // A complete order leaves each unit its place, and no weights lead beyond what is possible.
            let (places, any) = (&outlook.under_fit.places[unit], &outlook.any.places[unit]);
            assert!(places.best.place <= place && place <= places.worst.place);
            assert!(any.best.place <= place && place <= any.worst.place);
            assert_eq!(table.places(&any.best.weights)[unit], any.best.place);
            assert_eq!(table.places(&any.worst.weights)[unit], any.worst.place);
        }
    }
}

/// The same from less: tiers, a top list with and without its order.
#[test]
fn tiers_and_top_lists_leave_more_room() {
    for number in 0..12 {
        let mut stream = Replicate { seed: 2021, number }.stream([0; 3]);
        let table = random_table(&mut stream, 9, 4);
        let truth = random_weights(&mut stream, 4);
        let order = ranks(&table, &truth);
        let class = |from: f64, to: f64| -> Vec<usize> {
            order.iter().filter(|(_, rank)| *rank >= from && *rank <= to).map(|(unit, _)| *unit).collect()
        };
        let full = Statement::from_places("ranks", 0, &order).unwrap();
        let tiers = Statement::new("tiers", 0, [class(1.0, 3.0), class(4.0, 6.0), class(7.0, 9.0)]).unwrap();
        let listed: Vec<(usize, f64)> = order.iter().copied().filter(|(_, rank)| *rank <= 3.0).collect();
        let top = Statement::top("top", 0, &listed, class(4.0, 9.0)).unwrap();
        let names = Statement::new("names", 0, [class(1.0, 3.0), class(4.0, 9.0)]).unwrap();
        let exact = ask(&table, std::slice::from_ref(&full));
        for (statement, pairs) in [(tiers, 27), (top, 21), (names, 18)] {
            let found = ask(&table, &[statement]);
            assert_eq!(found.pairs.len(), pairs);
            check_recovered(&found, &truth);
            for (wide, narrow) in found.fit.ranges.iter().zip(&exact.fit.ranges) {
                assert!(wide.0 <= narrow.0 + 1e-9 && narrow.1 <= wide.1 + 1e-9);
            }
            for (wide, narrow) in
                outlook(&found).under_fit.places.iter().zip(&outlook(&exact).under_fit.places)
            {
                assert!(wide.best.place <= narrow.best.place && narrow.worst.place <= wide.worst.place);
            }
        }
    }
}

/// Two parts by hand: a (4, 0), b (0, 4), c (3, 3). a > c wants w₁ > ¾, c > b wants w₁ > ¼.
#[test]
fn two_parts_by_hand() {
    let table = Table::new(0, vec![1, 2], vec![0, 1, 2], vec![4.0, 0.0, 0.0, 4.0, 3.0, 3.0]);
    let order = |units: [usize; 3]| Statement::new("x", 0, units.map(|unit| vec![unit])).unwrap();
    let found = ask(&table, &[order([0, 2, 1])]);
    let close = |got: f64, want: f64| assert!((got - want).abs() < 1e-9, "{got} is not {want}");
    close(found.fit.ranges[0].0, 0.75);
    close(found.fit.ranges[0].1, 1.0);
    close(found.fit.centre[0], 0.875);
    // The least lead is greatest at w₁ = 1: a 4, c 3, b 0.
    close(found.lead, 1.0);
    close(found.fit.nearest[0], 0.75);
    // Of the three pairs only a > c decides.
    assert_eq!(found.decisive.len(), 1);
    assert_eq!(outlook(&found).any.relation(2, 0), Relation::Open);
    // a > b > c: a > b wants w₁ > ½, b > c wants w₁ < ¼: two pairs of three.
    let found = ask(&table, &[order([0, 1, 2])]);
    assert_eq!((found.answer, found.agreement.kept, found.agreement.at_most), (Answer::Contradictory, 2, 2));
    let conflicts = found.conflicts.clone().unwrap();
    assert!(conflicts.is_enough && conflicts.sets.iter().all(|set| set.pairs.len() == 2));
    // a − b = 8w₁ − 4, b − c = 1 − 4w₁, a − c = 4w₁ − 3: the total lack is (4w₁ − 1) + (3 − 4w₁) = 2 all the way from ½
    // to ¾, and more elsewhere.
    let shortfall = found.shortfall.clone().unwrap();
    close(shortfall.total, 2.0);
    assert!(shortfall.weights[0] > 0.5 - 1e-9 && shortfall.weights[0] < 0.75 + 1e-9);
    // The greatest least lead: max over w₁ of min(8w₁ − 4, 1 − 4w₁, 4w₁ − 3) is −1, where 1 − 4w₁ = 4w₁ − 3.
    close(found.lead, -1.0);
}

#[test]
fn bounds_and_margins_take_weights_away() {
    let table = Table::new(0, vec![1, 2], vec![0, 1, 2], vec![4.0, 0.0, 0.0, 4.0, 3.0, 3.0]);
    let published = Statement::new("x", 0, [vec![0], vec![2], vec![1]]).unwrap();
    let with = |most: f64, margin: f64| {
        let space = Space::within(vec![Bounds { least: 0.0, most }, Bounds::default()]);
        inverse(&table, std::slice::from_ref(&published), &InverseOptions { space, margin, ..options(2) })
    };
    assert_eq!(with(0.7, 0.0).unwrap().answer, Answer::Contradictory);
    assert_eq!(with(0.75, 0.0).unwrap().answer, Answer::OnlyWithTies);
    assert_eq!(with(0.8, 0.0).unwrap().answer, Answer::Reproducible);
    // a − c = 4w₁ − 3 ≥ ½ from w₁ = 7/8.
    let found = with(1.0, 0.5).unwrap();
    assert!((found.fit.ranges[0].0 - 0.875).abs() < 1e-9);
    assert_eq!(with(0.8, 0.5).unwrap().answer, Answer::Contradictory);
    let none = Space::within(vec![Bounds { least: 0.6, most: 1.0 }; 2]);
    let refused =
        inverse(&table, std::slice::from_ref(&published), &InverseOptions { space: none, ..options(2) });
    assert_eq!(refused.unwrap_err()[0].code, "inverse-no-weights");
    let alone = Statement::new("x", 0, [vec![0]]).unwrap();
    assert_eq!(inverse(&table, &[alone], &options(2)).unwrap_err()[0].code, "inverse-nothing-said");
}

/// Units that share a published rank are not told apart; both are ahead of the next.
#[test]
fn shared_ranks_leave_the_order_open() {
    let table = Table::new(0, vec![1, 2], vec![0, 1, 2], vec![4.0, 0.0, 0.0, 4.0, 1.0, 1.0]);
    let published = Statement::from_places("x", 0, &[(0, 1.0), (1, 1.0), (2, 3.0)]).unwrap();
    let found = ask(&table, &[published]);
    assert_eq!((found.answer, found.pairs.len()), (Answer::Reproducible, 2));
    // Both above 1: 4w₁ > 1 and 4w₂ > 1.
    let (least, most) = found.fit.ranges[0];
    assert!((least - 0.25).abs() < 1e-9 && (most - 0.75).abs() < 1e-9);
    assert_eq!(outlook(&found).under_fit.relation(0, 1), Relation::Open);
    assert_eq!(outlook(&found).under_fit.relation(0, 2), Relation::Open);
}

#[test]
fn one_part_only() {
    let table = Table::new(0, vec![1], vec![0, 1, 2], vec![3.0, 1.0, 2.0]);
    let order = |units: [usize; 3]| Statement::new("x", 0, units.map(|unit| vec![unit])).unwrap();
    let found = ask(&table, &[order([0, 2, 1])]);
    assert_eq!((found.answer, &found.fit.ranges[..]), (Answer::Reproducible, &[(1.0, 1.0)][..]));
    assert!(outlook(&found).drawn_any.is_none() && outlook(&found).drawn_fit.is_none());
    let found = ask(&table, &[order([0, 1, 2])]);
    let sets = found.conflicts.clone().unwrap().sets;
    assert_eq!(sets.len(), 1);
    let pair = &found.pairs[sets[0].pairs[0]];
    assert_eq!((pair.ahead, pair.behind), (1, 2));
    assert_eq!((found.agreement.kept, found.agreement.at_most), (2, 2));
}

/// Reversed pairs planted into an order that weights made. The conflicts name a planted pair each, and between them
/// all planted pairs and every pair of the order that stands against one; taking the planted ones away, or as few,
/// mends all.
#[test]
fn planted_contradictions_are_found() {
    for number in 0..40 {
        let mut stream = Replicate { seed: 2022, number }.stream([0; 3]);
        let table = random_table(&mut stream, 8, 4);
        let truth = random_weights(&mut stream, 4);
        let order = ranks(&table, &truth);
        let at = |rank: usize| order.iter().find(|(_, place)| *place == rank as f64).unwrap().0;
        let full = Statement::from_places("ranks", 0, &order).unwrap();
        let planted = [(2, 1), (6, 5)].map(|(first, second)| {
            Statement::new(format!("{first} before {second}"), 0, [vec![at(first)], vec![at(second)]])
                .unwrap()
        });
        let found = ask(&table, &[full, planted[0].clone(), planted[1].clone()]);
        // Where the planted pairs alone contradict the order, they can still tie.
        assert_ne!(found.answer, Answer::Reproducible);
        assert_eq!(found.pairs.len(), 30);
        // Each planted pair stands against its opposite in the order, so two must go, and two are enough.
        assert_eq!((found.agreement.kept, found.agreement.at_most), (28, 28), "{number}");
        let conflicts = found.conflicts.clone().unwrap();
        assert!(conflicts.is_enough);
        let is_planted = |pair: usize| found.pairs[pair].statements.iter().any(|&statement| statement > 0);
        for set in &conflicts.sets {
            assert!(set.pairs.iter().any(|&pair| is_planted(pair)), "{number}: {set:?}");
            let rows: Vec<Vec<f64>> = set
                .pairs
                .iter()
                .map(|&pair| table.row(&found.pairs[pair], table.resolution()).unwrap())
                .collect();
            // Irreducible: without any one of its pairs there are weights for the rest.
            for without in 0..rows.len() {
                let space = (0..rows.len())
                    .filter(|&other| other != without)
                    .fold(Space::simplex(4), |space, other| space.and(&rows[other]));
                assert!(space.centre().is_ok(), "{number}: {set:?}");
            }
            // With a lead the library does not take for rounding, all of them together have none.
            let clear = |pair: &usize| table.row(&found.pairs[*pair], 1e-6).unwrap();
            let all = set.pairs.iter().map(clear).fold(Space::simplex(4), |space, row| space.and(&row));
            assert!(all.centre().is_err(), "{number}: {set:?}");
        }
    }
}

/// Two contradicting statements about the same two units, and nothing else: the conflict is these two.
#[test]
fn opposite_statements_are_the_conflict() {
    let table = Table::new(0, vec![1, 2], vec![0, 1, 2], vec![4.0, 0.0, 0.0, 4.0, 1.0, 1.0]);
    let statement =
        |name: &str, units: [usize; 2]| Statement::new(name, 0, units.map(|unit| vec![unit])).unwrap();
    let found =
        ask(&table, &[statement("one", [0, 1]), statement("other", [1, 0]), statement("third", [0, 2])]);
    let sets = found.conflicts.clone().unwrap().sets;
    assert_eq!(sets.len(), 1);
    let names: Vec<usize> = sets[0].pairs.iter().map(|&pair| found.pairs[pair].statements[0]).collect();
    assert_eq!(names, [0, 1]);
    assert!(outlook(&found).hidden.is_none());
}

/// The best agreement with a random order, three parts, against every region that pairs cut the triangle into: beside
/// every crossing of two lines, all around.
#[test]
fn the_best_agreement_is_that_of_all_regions() {
    for number in 0..15 {
        let mut stream = Replicate { seed: 2023, number }.stream([0; 3]);
        let table = random_table(&mut stream, 6, 3);
        let mut units: Vec<usize> = (0..6).collect();
        stream.shuffle(&mut units);
        let order = Statement::new("x", 0, units.iter().map(|&unit| vec![unit])).unwrap();
        let found = ask(&table, &[order]);
        let rows: Vec<Vec<f64>> = found.pairs.iter().map(|pair| table.row(pair, 0.0).unwrap()).collect();
        let axis = |part: usize| (0..3).map(|at| f64::from(u8::from(at == part))).collect::<Vec<f64>>();
        let lines: Vec<Vec<f64>> = rows.iter().cloned().chain((0..3).map(axis)).collect();
        let mut most = 0;
        for (i, a) in lines.iter().enumerate() {
            for b in &lines[i + 1..] {
                let cross = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
                let sum: f64 = cross.iter().sum();
                for step in 0..48 {
                    let angle = (f64::from(step) + 0.5) * std::f64::consts::TAU / 48.0;
                    let (x, y) = (1e-6 * libm::cos(angle), 1e-6 * libm::sin(angle));
                    let near = [cross[0] / sum + x, cross[1] / sum + y, cross[2] / sum - x - y];
                    if near.iter().all(|&w| w >= 0.0) {
                        let holds =
                            |row: &&Vec<f64>| row.iter().zip(&near).map(|(a, w)| a * w).sum::<f64>() > 0.0;
                        most = most.max(rows.iter().filter(holds).count());
                    }
                }
            }
        }
        assert_eq!((found.agreement.kept, found.agreement.at_most), (most, most), "{number}");
    }
}

/// Two units and two parts: P(ahead) under even weights is the length of a stretch.
#[test]
fn probabilities_of_places() {
    let table = Table::new(0, vec![1, 2], vec![0, 1], vec![4.0, 0.0, 0.0, 1.0]);
    let published = Statement::new("x", 0, [vec![0], vec![1]]).unwrap();
    let found = inverse(&table, &[published], &InverseOptions { draws: 16_000, ..options(2) }).unwrap();
    // 4w₁ > 1 − w₁ from w₁ = 1/5.
    let drawn = outlook(&found).drawn_any.clone().unwrap();
    assert!((drawn.places[0][0] - 0.8).abs() < 0.02, "{:?}", drawn.places);
    let drawn = outlook(&found).drawn_fit.clone().unwrap();
    assert_eq!(drawn.places[0][0], 1.0);
    assert!((drawn.weights[0].mean - 0.6).abs() < 0.01);
}

#[test]
fn the_number_of_threads_is_no_matter() {
    let mut stream = Replicate { seed: 2024, number: 0 }.stream([0; 3]);
    let table = random_table(&mut stream, 10, 5);
    let mut units: Vec<usize> = (0..10).collect();
    stream.shuffle(&mut units);
    let order = Statement::new("x", 0, units.iter().map(|&unit| vec![unit])).unwrap();
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let options = InverseOptions { draws: 320, ..options(5) };
        pool.install(|| inverse(&table, std::slice::from_ref(&order), &options).unwrap())
    };
    let one = with(1);
    assert_eq!(with(2), one);
    assert_eq!(with(7), one);
}
