namespace Visavis.Search;

/// <summary>How soon the next free slot is; the instants are those of <see cref="SlotWindow"/>.</summary>
public enum NextAvailability
{
    Today,
    ThisWeek,
}
