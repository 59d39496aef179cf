"""What is advised: time off and referrals. Decisions are suggested, never taken."""
