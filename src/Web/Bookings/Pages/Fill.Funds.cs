using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Bookings.Funds;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Bookings.Pages;

/// <summary>What of theirs a member can pay with, reserved as the appointment is booked.</summary>
public sealed partial class FillModel
{
    internal const string NotEnough =
        "Il n’y a pas assez de titres valables pour ce rendez-vous : rien n’est réservé. Choisissez un autre moyen ou commandez des titres.";

    public IReadOnlyList<BookingFund> Funds { get; private set; } = [];

    /// <summary>Only where something has a price, and for members.</summary>
    private async Task<IReadOnlyList<BookingFund>> FundsAsync(int times, CancellationToken cancellationToken) =>
        Client is null || Price == 0
            ? []
            : await funds.OfferedAsync(ServedClient.Account(Client.Id), Hold.StartsAt, Hold.DurationMinutes, times, cancellationToken);

    private async Task<MakeResult> MakeSeriesAsync(
        BookingRequest request,
        IReadOnlyList<SeriesDate> dates,
        CancellationToken cancellationToken
    )
    {
        Series = dates;
        Funds = await FundsAsync(dates.Count(date => date.IsFree), cancellationToken);
        return request.Fund is { } fund && Funds.SingleOrDefault(one => one.Id == fund) is not { IsEnough: true }
            ? new MakeResult(MakeOutcome.NotEnough)
            : await series.MakeAsync(Hold, Offer, ProfessionalZone, request, dates, cancellationToken);
    }

    private PageResult RefuseFund()
    {
        ModelState.AddModelError("Input.Fund", texts[NotEnough]);
        return Page();
    }
}
