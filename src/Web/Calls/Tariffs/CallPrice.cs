namespace Visavis.Web.Calls.Tariffs;

/// <summary>What a begun unit of a live call is.</summary>
public enum CallUnit
{
    /// <summary>The whole call, however long.</summary>
    Call = 0,
    QuarterHour = 1,
    Minute = 2,
}

/// <summary>The price of a live call as it is agreed to.</summary>
/// <param name="Cents">Of each begun unit, above 0.</param>
/// <param name="CapCents">What the call costs at most; null for none, and always with <see cref="CallUnit.Call"/>.</param>
public sealed record CallPrice(int Cents, CallUnit Unit, int? CapCents)
{
    /// <summary>What so long a connection costs. Nothing when the two never saw or heard each other.</summary>
    public int AmountFor(TimeSpan connected)
    {
        if (connected <= TimeSpan.Zero)
        {
            return 0;
        }

        var units = Unit switch
        {
            CallUnit.Call => 1,
            CallUnit.QuarterHour => (long)Math.Ceiling(connected.TotalMinutes / 15),
            _ => (long)Math.Ceiling(connected.TotalMinutes),
        };
        return (int)Math.Min(units * Cents, CapCents ?? int.MaxValue);
    }
}
