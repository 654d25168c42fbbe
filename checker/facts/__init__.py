"""Facts: canonical values with their spans. Light on purpose: spaCy imports `names/component` with every pipeline."""
