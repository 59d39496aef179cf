"""Every sentence that repeats, by subject, so that it can be translated."""
