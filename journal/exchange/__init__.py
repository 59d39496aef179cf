"""What comes in and goes out as text: calendars, tables, other journals. Text in, records and problems out."""
