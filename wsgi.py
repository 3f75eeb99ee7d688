"""What `flask --app wsgi` and any WSGI server load: the application, set by the environment."""

import os

from config import load_or_leave
from forum.app import create_app
from forum.doctor.starting import examine_server

app = create_app(load_or_leave(os.environ))
examine_server(app)
