using Visavis.Web.Bookings.Funds;

namespace Visavis.Web.Bookings.Pages;

/// <summary>What <c>_Funds</c> shows: the vouchers that an appointment can be paid with, in the form of who books and of who notes it for a client.</summary>
/// <param name="Chosen">Null is an invoice.</param>
public sealed record FundChoice(IReadOnlyList<BookingFund> Funds, Guid? Chosen, string? Problem)
{
    /// <summary>The reader is not whose vouchers they are.</summary>
    public bool IsForSomebody { get; init; }
}
