"""Cases (berkas perkara): what the office does with a report, step by lawful step."""
