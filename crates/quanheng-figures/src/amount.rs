//! Numbers as people read them, in Chinese and English.
