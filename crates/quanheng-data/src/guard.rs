//! Calls into other people's readers of binary files, which may panic on corrupt bytes.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs a call into a library; its error, or its panic, as text.
///
/// What the call borrowed must not be used again after a failure.
pub(crate) fn guarded<T, E: ToString>(call: impl FnOnce() -> Result<T, E>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(result) => result.map_err(|error| error.to_string()),
        Err(panic) => {
            let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
            Err(text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_and_panics_become_text() {
        assert_eq!(guarded(|| Err::<(), _>("no")), Err("no".to_owned()));
        assert_eq!(
            guarded(|| -> Result<(), String> { panic!("out of {}", "range") }),
            Err("out of range".into())
        );
    }
}
