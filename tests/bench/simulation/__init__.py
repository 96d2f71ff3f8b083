"""Made-up learners who study towards a briefing, and the policies that choose their questions."""
