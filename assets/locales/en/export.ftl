### Figures, briefing pack, files written, English. Wording rules: ../STYLE.md. Same keys and same placeables in both languages (a test says so).

