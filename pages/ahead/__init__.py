"""What comes: the agenda, time off, a referral."""
