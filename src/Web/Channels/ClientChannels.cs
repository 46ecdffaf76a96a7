using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Channels;

/// <summary>By which channel somebody is told, and how long that gives them.</summary>
public sealed class ClientChannels(IStringLocalizer<ChannelTexts> texts)
{
    /// <summary>The person's own choice, or else the one their organisation knows, or else e-mail. A guest has nothing but an address.</summary>
    public static async Task<ClientChannel> OfAsync(VisavisDbContext db, Guid? accountId, CancellationToken cancellationToken)
    {
        if (accountId is not { } id)
        {
            return ClientChannel.Email;
        }

        var chosen = await db.Set<ChannelChoice>()
            .Where(c => c.AccountId == id)
            .Select(c => (ClientChannel?)c.Channel)
            .SingleOrDefaultAsync(cancellationToken);
        return chosen
            ?? await db.Set<ClientFile>()
                .Where(f => f.AccountId == id && f.JoinedToId == null)
                .OrderByDescending(f => f.UpdatedAt)
                .Select(f => (ClientChannel?)f.Channel)
                .FirstOrDefaultAsync(cancellationToken)
            ?? ClientChannel.Email;
    }

    /// <summary>The same for a client of an organisation, who may have no account: then it is the channel that stands in their file.</summary>
    public static async Task<ClientChannel> OfAsync(VisavisDbContext db, ServedClient client, CancellationToken cancellationToken) =>
        await client.NowAsync(db, cancellationToken) switch
        {
            { FileId: { } file } => await db.Set<ClientFile>()
                .Where(f => f.Id == file)
                .Select(f => f.Channel)
                .SingleAsync(cancellationToken),
            var now => await OfAsync(db, now?.AccountId, cancellationToken),
        };

    /// <summary>Working days that somebody told by this channel has to answer.</summary>
    public static int DaysFor(ClientChannel channel, DateOnly day) => ChannelDelays.Of(channel, day).ApprovalDays;

    public string Name(ClientChannel channel) =>
        channel switch
        {
            ClientChannel.Telephone => texts["par téléphone"],
            ClientChannel.Letter => texts["par lettre"],
            _ => texts["par e-mail"],
        };
}
