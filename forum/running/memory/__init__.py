"""How much memory the processes take: little is copied, and what is let go of is given back."""
