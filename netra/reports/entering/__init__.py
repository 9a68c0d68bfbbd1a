"""Who may enter how fast: work instead of a CAPTCHA, a slower way without, nothing about who comes."""
