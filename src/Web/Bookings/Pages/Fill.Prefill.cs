using Visavis.Web.Contacts;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings.Pages;

public sealed partial class FillModel
{
    /// <summary>What a member said about themselves already is not typed twice.</summary>
    private async Task PrefillAsync(CancellationToken cancellationToken)
    {
        if (Client is null)
        {
            return;
        }

        var own = await book.OwnAsync(Client.Id, cancellationToken);
        if (Offer.Way == MeetingWay.AtClient)
        {
            // At home, unless they say another place.
            Input.Place = own.Address?.ToString();
        }

        if (Offer.Way == MeetingWay.Telephone && own.Telephone is { } number)
        {
            Input.Phone = PhoneNumber.Show(number);
        }
    }
}
