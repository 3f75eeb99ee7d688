"""What the forum says in other languages: how a sentence is marked, and the catalogues."""
