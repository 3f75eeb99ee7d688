"""All that is stored anywhere: what, why, for how long, who can read it. One file for each part."""
