"""What happened to what I wrote, or in what I follow: told inside the site, to me alone."""
