using NodaTime;

namespace Visavis.Web.Availability.Agenda;

/// <summary>One day of the reader's calendar.</summary>
/// <param name="Blocks">What is free, taken or unknown of working time, in order.</param>
/// <param name="IsShown">Within the month, and not over.</param>
public sealed record AgendaDay(LocalDate Date, IReadOnlyList<AgendaBlock> Blocks, bool IsShown)
{
    public IEnumerable<AgendaBlock> Free => Blocks.Where(block => block.Kind == AgendaBlockKind.Free);
}

public sealed record AgendaBlock(AgendaBlockKind Kind, Interval When);

public enum AgendaBlockKind
{
    Free,
    Busy,
    Unknown,
}
