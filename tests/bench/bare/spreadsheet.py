"""A Streamlit page on CSV files, as a hobby app has it: pandas reads them whole at each run, and draws one year.

    …?dashboard=emotional_load&sheets=<folder>

Each dashboard has the figure that ours has, made from the same entries.
"""

from datetime import datetime, timedelta
from pathlib import Path

import pandas as pd
import plotly.express as px  # noqa: TID251 what hobby apps draw with
import streamlit as st
from plotly.graph_objects import Figure

SHEETS = Path(st.query_params["sheets"])
TODAY = pd.Timestamp(datetime.now().astimezone().date())
YEAR, MONTH = TODAY - timedelta(days=364), TODAY - timedelta(days=27)
ROOT_OF_USUAL = {"reflections": 30, "contacts": 50, "downtimes": 15}


def sheet(name: str) -> pd.DataFrame:
    """Return a file with the day of each entry."""
    told = pd.read_csv(SHEETS / f"{name}.csv", parse_dates=["at"])
    told["day"] = told["at"].dt.normalize()
    return told


def weighed(told: pd.DataFrame, what: "pd.Series[float]", usual: float) -> "pd.Series[float]":
    """Return the sum of each day: what was rated, times the root of its minutes."""
    points = what.fillna(0) * (told["minutes"].fillna(5) / usual) ** 0.5
    return points.groupby(told["day"]).sum()


def emotional_load() -> Figure:
    """Demand in four parts and recovery, by day."""
    sessions = sheet("sessions")
    sessions = sessions[sessions["status"] == "attended"]
    asked = sessions["demand"].fillna(0) * sessions["minutes"].fillna(50) / 50
    reflections, contacts, downtimes = sheet("reflections"), sheet("contacts"), sheet("downtimes")
    by_day = pd.DataFrame(
        {
            "sessions": asked.groupby(sessions["day"]).sum(),
            "reflections": 0.5 * weighed(reflections, reflections["intensity"], ROOT_OF_USUAL["reflections"]),
            "contacts": weighed(contacts, contacts["demand"], ROOT_OF_USUAL["contacts"]),
            "recovery": weighed(
                downtimes, downtimes["energy_after"] - downtimes["energy_before"], ROOT_OF_USUAL["downtimes"]
            ),
        }
    ).fillna(0)
    by_day["net"] = by_day.sum(axis=1) - 2 * by_day["recovery"]
    return px.line(by_day[by_day.index >= YEAR])


def caseload_intensity() -> Figure:
    """Units by week, stacked by status."""
    clients, sessions = sheet_of_clients(), sheet("sessions")
    known = sessions.merge(clients, on="client_id")
    known["units"] = known["minutes"].fillna(50) / 50 * (1 + 0.25 * (known["acuity"] - 1))
    known["week"] = known["day"].dt.to_period("W").dt.start_time
    by_week = known.pivot_table(index="week", columns="status", values="units", aggfunc="sum").fillna(0)
    return px.bar(by_week[by_week.index >= YEAR])


def asks_most() -> Figure:
    """Each client's part of the demand beside their part of the hours, of four weeks."""
    sessions, reflections, contacts = sheet("sessions"), sheet("reflections"), sheet("contacts")
    demand = pd.concat(
        [
            one.loc[one["day"] >= MONTH, ["client_id", rated]].rename(columns={rated: "points"})
            for one, rated in ((sessions, "demand"), (reflections, "intensity"), (contacts, "demand"))
        ]
    )
    lately = sessions[(sessions["day"] >= MONTH) & (sessions["status"] == "attended")]
    hours = lately["minutes"].fillna(50).groupby(lately["client_id"]).sum()
    both = pd.DataFrame({"demand": demand.groupby("client_id")["points"].sum(), "hours": hours}).fillna(0)
    shares = (both / both.sum()).rename(index=sheet_of_clients().set_index("client_id")["code"])
    return px.bar(shares.nlargest(12, "demand"), barmode="group", orientation="h")


def on_my_mind() -> Figure:
    """Each client's reflections beside their sessions, of four weeks."""
    reflections, sessions = sheet("reflections"), sheet("sessions")
    both = pd.DataFrame(
        {
            name: told[told["day"] >= MONTH].groupby("client_id").size()
            for name, told in (("reflections", reflections), ("sessions", sessions))
        }
    ).fillna(0)
    named = both.rename(index=sheet_of_clients().set_index("client_id")["code"])
    return px.bar(named.nlargest(12, "reflections"), barmode="group", orientation="h")


def recovery() -> Figure:
    """What each activity changed: median and the middle half."""
    downtimes = sheet("downtimes")
    downtimes = downtimes[downtimes["day"] >= YEAR]
    change = (downtimes["energy_after"] - downtimes["energy_before"]).groupby(downtimes["activity"])
    told = pd.DataFrame({"median": change.median(), "low": change.quantile(0.25), "high": change.quantile(0.75)})
    told = told.dropna().reset_index()
    return px.scatter(
        told,
        x="median",
        y="activity",
        error_x=told["high"] - told["median"],
        error_x_minus=told["median"] - told["low"],
    )


def hours_between() -> Figure:
    """Minutes of each category, split by how the time came."""
    downtimes, supervisions, contacts = sheet("downtimes"), sheet("supervisions"), sheet("contacts")
    supervisions["category"], contacts["category"] = "supervision", "contact"
    told = pd.concat([downtimes, supervisions, contacts])
    told = told[told["day"] >= YEAR]
    told["origin"] = told["origin"].fillna("not told")
    return px.bar(told.pivot_table(index="category", columns="origin", values="minutes", aggfunc="sum"))


def contact_pattern() -> Figure:
    """Contacts of each client, inside and outside what was agreed."""
    contacts = sheet("contacts").merge(sheet_of_clients(), on="client_id")
    contacts = contacts[contacts["day"] >= YEAR]
    return px.bar(contacts.groupby(["code", "after_hours"]).size().unstack(fill_value=0))


def hours() -> Figure:
    """Supervision by month."""
    supervisions, downtimes = sheet("supervisions"), sheet("downtimes")
    learned = downtimes[downtimes["ce_credit"].notna() & (downtimes["day"] >= YEAR)]
    supervisions = supervisions[supervisions["day"] >= YEAR]
    by_month = supervisions.groupby(supervisions["day"].dt.to_period("M").dt.start_time)["minutes"].sum()
    st.text(f"{learned['ce_credit'].sum()} hours of education.")
    return px.bar(by_month)


def what_it_did() -> Figure:
    """What each week asked, before and after each time off."""
    sessions, away = sheet("sessions"), sheet("time_off")
    by_day = sessions.groupby(sessions["day"].dt.normalize())["demand"].sum()
    weeks = {
        first: [by_day[first + pd.Timedelta(weeks=n) : first + pd.Timedelta(weeks=n + 1)].sum() for n in range(-6, 6)]
        for first in away["day"].tail(8)
    }
    return px.line(pd.DataFrame(weeks, index=range(-6, 6)))


def scales() -> Figure:
    """The first total of a scale over time."""
    told = sheet("scales")
    newest = told[told["scale"] == told["scale"].iloc[0]].nlargest(200, "at")
    return px.line(newest.assign(total=newest["totals"].str.extract(r":([\d.]+)").astype(float)), x="at", y="total")


def word_tone() -> Figure:
    """The tone of each note."""
    from textblob import TextBlob

    told = sheet("reflections")
    told = told[(told["day"] >= YEAR) & told["text"].notna()]
    return px.scatter(told.assign(tone=[TextBlob(text).sentiment.polarity for text in told["text"]]), x="at", y="tone")


def sheet_of_clients() -> pd.DataFrame:
    """Return who is who."""
    return pd.read_csv(SHEETS / "clients.csv")


DASHBOARDS = {
    draw.__name__: draw
    for draw in (
        emotional_load, caseload_intensity, asks_most, on_my_mind, recovery, hours_between, contact_pattern, hours,
        scales, what_it_did, word_tone,
    )
}  # fmt: skip

st.title("Bare")
st.plotly_chart(DASHBOARDS[st.query_params["dashboard"]]())
