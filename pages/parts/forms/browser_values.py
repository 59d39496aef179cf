"""Whether the browser holds the value of an input yet.

Streamlit tells the browser of a value that the program set in one run only.
Where the page is run again before the browser has drawn the input (its code
is fetched at first use), that is lost: the input looks empty, and its
emptiness comes back as if it were an answer.
"""

from __future__ import annotations

from streamlit.runtime.scriptrunner import get_script_run_ctx


def browser_holds(key: str) -> bool:
    """Say whether the browser sent the input's value along with this run: it does so from the first drawing on.

    Streamlit has no public way to ask. False for a key that is no input's.
    """
    context = get_script_run_ctx()
    if context is None:
        return False
    state = context.session_state._state
    return state._key_id_mapper.get_id_from_key(key) in state._new_widget_state.states
