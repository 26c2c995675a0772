//! The files of a new programme: a small working index with comments, to be changed into one's own.

/// Path and content of each file, in the order they are written. `ID` and nothing else is to be replaced.
pub const FILES: [(&str, &str); 5] = [
    ("quanheng.toml", include_str!("starter/quanheng.toml")),
    ("indicators.csv", include_str!("starter/indicators.csv")),
    ("units.csv", include_str!("starter/units.csv")),
    ("data/observations.csv", include_str!("starter/observations.csv")),
    ("README.md", include_str!("starter/README.md")),
];

/// What stands for the identifier in the files.
pub const ID: &str = "my-index";

/// The identifier made of a folder's name: lower-case letters, digits and hyphens.
#[must_use]
pub fn id_of(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let id: String = name.chars().map(plain).collect();
    let id = id.trim_matches('-');
    if id.is_empty() { ID.to_owned() } else { id.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_plain() {
        assert_eq!(id_of("My Index 2020"), "my-index-2020");
        assert_eq!(id_of("指数"), ID);
    }
}
