"""Conversations like another one, or like what somebody is about to ask."""
