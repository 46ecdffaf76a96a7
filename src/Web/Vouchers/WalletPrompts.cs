using Microsoft.Extensions.Localization;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Telephone.Speech;

namespace Visavis.Web.Vouchers;

/// <summary>The words in which the telephone line tells a wallet, in the language of the moment.</summary>
public sealed class WalletPrompts(IStringLocalizer<ChannelTexts> texts, SpokenWords spoken)
{
    /// <summary>What is left in one wallet.</summary>
    public string Tell(string scheme, int available, int waiting) =>
        waiting == 0
            ? texts["{0} : il vous reste {1}.", scheme, Vouchers(available)]
            : texts["{0} : il vous reste {1}, et {2} de côté pour des prestations.", scheme, Vouchers(available), Vouchers(waiting)];

    public string Tell(VoucherClaim claim, Booking booking)
    {
        var when = spoken.When(booking.StartsAt, booking.ClientZone);
        return claim.State switch
        {
            VoucherClaimState.Settled => texts[
                "{0}, {1} : payé avec {2}.",
                booking.ServiceName,
                when,
                Vouchers(claim.SettledCount ?? claim.Count)
            ],
            VoucherClaimState.Held => texts["{0}, {1} : {2} à confirmer.", booking.ServiceName, when, Vouchers(claim.Count)],
            VoucherClaimState.Contested => texts["{0}, {1} : vous contestez {2}.", booking.ServiceName, when, Vouchers(claim.Count)],
            _ => texts["{0}, {1} : {2} de côté.", booking.ServiceName, when, Vouchers(claim.Count)],
        };
    }

    private string Vouchers(int count) =>
        count switch
        {
            0 => texts["aucun titre"],
            1 => texts["un titre"],
            _ => texts["{0} titres", SpokenWords.Number(count)],
        };
}
