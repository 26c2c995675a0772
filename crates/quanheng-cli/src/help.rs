//! `--help` in the reader's language: the command line as declared, with its words from the catalogue.

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, CommandFactory};
use quanheng_programme::{Language, catalogue};

use crate::arguments::Arguments;
use crate::exit::Exit;

/// The whole command line, explained in a language.
pub(crate) fn command(language: Language) -> clap::Command {
    let words = Words(language);
    let root = Arguments::command()
        .about(words.say("help-quanheng"))
        .after_help(StyledStr::from(exit_codes(language)))
        .subcommand_help_heading(words.say("help-heading-commands"))
        .arg(version_flag());
    let names: Vec<String> = root.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let root = names.iter().fold(root, |root, name| {
        root.mut_subcommand(name, |sub| {
            let about = words.say(&format!("help-{name}"));
            words.explain(sub.about(about), Some(name))
        })
    });
    words.explain(root, None)
}

struct Words(Language);

impl Words {
    fn say(&self, code: &str) -> String {
        catalogue::say(self.0, code, &[])
    }

    /// Fills in the help of all arguments; that of one command's own has the command in its name.
    fn explain(&self, command: clap::Command, name: Option<&str>) -> clap::Command {
        let usage = self.say("help-heading-usage");
        let command = command.arg(help_flag()).help_template(format!(
            "{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"
        ));
        command.mut_args(|arg| {
            let id = arg.get_id().as_str().to_owned();
            let own = name.map(|name| format!("help-{name}-{id}"));
            let code = own.filter(|code| catalogue::knows(self.0, code)).unwrap_or(format!("help-{id}"));
            let heading = if arg.is_positional() { "help-heading-arguments" } else { "help-heading-options" };
            arg.help(self.say(&code)).help_heading(self.say(heading))
        })
    }
}

fn help_flag() -> Arg {
    Arg::new("help").short('h').long("help").action(ArgAction::Help)
}

fn version_flag() -> Arg {
    Arg::new("version").short('V').long("version").action(ArgAction::Version)
}

fn exit_codes(language: Language) -> String {
    let mut text = catalogue::say(language, "help-heading-exit", &[]);
    for exit in Exit::ALL {
        let meaning = catalogue::say(language, &format!("exit-{}", exit.slug()), &[]);
        text.push_str(&format!("\n  {:>2}  {meaning}", exit.code()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(command: &clap::Command) -> Vec<(String, String)> {
        let own = command.get_arguments().map(|arg| {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            (format!("{} {}", command.get_name(), arg.get_id()), help)
        });
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        std::iter::once((command.get_name().to_owned(), about))
            .chain(own)
            .chain(command.get_subcommands().flat_map(arguments))
            .collect()
    }

    #[test]
    fn every_command_and_argument_has_help_in_both_languages() {
        for language in Language::ALL {
            let mut command = command(language);
            command.build();
            for (name, help) in arguments(&command) {
                assert!(!help.is_empty() && !help.starts_with("help-"), "{language}: {name}: `{help}`");
            }
            let is_chinese = |text: &str| !text.is_ascii();
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert_eq!(is_chinese(&about), language == Language::Zh);
        }
    }

    #[test]
    fn help_lists_every_exit_code() {
        let help = command(Language::En).render_help().to_string();
        for exit in Exit::ALL {
            assert!(help.contains(&format!("\n  {:>2}  ", exit.code())), "{help}");
        }
    }
}
