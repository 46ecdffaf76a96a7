using Microsoft.EntityFrameworkCore;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Channels;

/// <summary>Who chooses a channel, and how: the person, a relative with a mandate, an organisation with the signed form.</summary>
public sealed class ChannelBook(VisavisDbContext db, TimeProvider time)
{
    /// <summary>What the account must have before this channel can reach it.</summary>
    public async Task<ContactNeeds> MissingAsync(Guid accountId, ClientChannel channel, CancellationToken cancellationToken)
    {
        var needs = channel switch
        {
            ClientChannel.Telephone => ContactNeeds.Telephone | ContactNeeds.Address,
            ClientChannel.Letter => ContactNeeds.Address,
            _ => ContactNeeds.None,
        };
        var own = await db.Set<ContactDetails>().AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == accountId, cancellationToken);
        return (own ?? new ContactDetails { AccountId = accountId }).Missing(needs);
    }

    /// <summary>Puts the choice; the caller saves. What was computed before keeps its date.</summary>
    public async Task ChooseAsync(
        Guid accountId,
        ClientChannel channel,
        ChoiceMaker maker,
        string? mandateName,
        DateOnly? signedOn,
        CancellationToken cancellationToken
    )
    {
        var choice = await db.Set<ChannelChoice>().SingleOrDefaultAsync(c => c.AccountId == accountId, cancellationToken);
        if (choice is null)
        {
            choice = new ChannelChoice { AccountId = accountId };
            db.Add(choice);
        }

        (choice.Channel, choice.MadeBy, choice.MandateName) = (channel, maker, mandateName);
        (choice.SignedOn, choice.ChangedAt) = (signedOn, time.GetUtcNow());
    }

    /// <summary>Keeps the signed form and lets it count, for the file and for the account that took it over. The caller saves.</summary>
    public async Task RecordAsync(ClientFile file, PaperChoice form, CancellationToken cancellationToken)
    {
        db.Add(form);
        file.Channel = form.Channel;
        file.UpdatedAt = time.GetUtcNow();
        if (file.AccountId is { } account)
        {
            await ChooseAsync(account, form.Channel, ChoiceMaker.Organisation, form.MandateName, form.SignedOn, cancellationToken);
        }
    }
}
