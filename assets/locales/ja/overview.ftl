### Overview and city profile, Japanese. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

