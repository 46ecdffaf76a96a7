using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Channels;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Letters;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Telephone.Pages;

/// <summary>How one wants to be told, and the number and code for the telephone line.</summary>
public sealed partial class ChannelModel(
    ChannelBook book,
    MandateBook mandates,
    LineAccesses accesses,
    LetterWriter letters,
    LineLetters lineLetters,
    IOptions<TelephoneOptions> options,
    VisavisDbContext db,
    TimeProvider time,
    IStringLocalizer<ChannelTexts> texts
) : ManagePageModel
{
    [BindProperty]
    public ClientChannel Channel { get; set; }

    /// <summary>Of the relative who made the choice that counts.</summary>
    public string? MandateName { get; private set; }

    [BindProperty]
    public string? Code { get; set; }

    public LineAccess? Access { get; private set; }

    public string LineNumber => options.Value.Number;

    public ContactNeeds Missing { get; private set; }

    public int DaysOf(ClientChannel channel) => ClientChannels.DaysFor(channel, DateOnly.FromDateTime(time.GetUtcNow().Date));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Channel = await ClientChannels.OfAsync(db, AccountId, cancellationToken);
        MandateName = await db.Set<ChannelChoice>()
            .Where(c => c.AccountId == AccountId)
            .Select(c => c.MandateName)
            .SingleOrDefaultAsync(cancellationToken);
        await ReadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var isChannel = ModelState[nameof(Channel)]?.Errors.Count is null or 0 && Enum.IsDefined(Channel);
        ModelState.Clear();
        if (!isChannel)
        {
            ModelState.AddModelError(nameof(Channel), texts["Choisissez une des trois façons."]);
            await ReadAsync(cancellationToken);
            return Page();
        }

        Missing = await book.MissingAsync(AccountId, Channel, cancellationToken);
        if (Missing != ContactNeeds.None)
        {
            ModelState.AddModelError(
                nameof(Channel),
                Missing.HasFlag(ContactNeeds.Telephone)
                    ? texts["Il manque votre téléphone ou votre adresse : donnez-les d’abord dans vos coordonnées."]
                    : texts["Il manque votre adresse : donnez-la d’abord dans vos coordonnées."]
            );
            await ReadAsync(cancellationToken);
            return Page();
        }

        var mandate = ChosenWith is { } id ? await mandates.ActiveAsync(Holder, id, Today, cancellationToken) : null;
        if (ChosenWith is not null && mandate is null)
        {
            ModelState.AddModelError(nameof(ChosenWith), texts["Ce mandat ne compte plus. Choisissez-en un autre."]);
            await ReadAsync(cancellationToken);
            return Page();
        }

        await book.ChooseAsync(
            AccountId,
            Channel,
            mandate is null ? ChoiceMaker.Self : ChoiceMaker.Relative,
            mandate?.Name,
            signedOn: null,
            cancellationToken
        );
        if (Channel == ClientChannel.Telephone)
        {
            await accesses.OfAsync(new ServedClient(AccountId, null), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return Done("channel", texts["Votre choix est enregistré. Il compte pour ce qui est envoyé à partir de maintenant."]);
    }

    /// <summary>A code of one's own for the line; the number comes with it.</summary>
    public async Task<IActionResult> OnPostCodeAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!LineAccesses.IsCode(Code))
        {
            ModelState.AddModelError(nameof(Code), texts["Il faut six chiffres, ni tous pareils ni qui se suivent."]);
            Channel = await ClientChannels.OfAsync(db, AccountId, cancellationToken);
            await ReadAsync(cancellationToken);
            Code = null;
            return Page();
        }

        accesses.SetCode(await accesses.OfAsync(new ServedClient(AccountId, null), cancellationToken), Code!);
        await db.SaveChangesAsync(cancellationToken);
        return Done("line", texts["Votre code est enregistré."]);
    }

    /// <summary>A code by chance, by letter: for who does not want to choose one on a screen.</summary>
    public async Task<IActionResult> OnPostLetterAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var language = await db.Users.Where(a => a.Id == AccountId).Select(a => a.Language).SingleAsync(cancellationToken);
        var access = await accesses.OfAsync(new ServedClient(AccountId, null), cancellationToken);
        if (!await lineLetters.AddAsync(letters, access, language, cancellationToken))
        {
            ModelState.AddModelError(nameof(Code), texts["Il manque votre adresse : donnez-la d’abord dans vos coordonnées."]);
            db.ChangeTracker.Clear();
            Channel = await ClientChannels.OfAsync(db, AccountId, cancellationToken);
            await ReadAsync(cancellationToken);
            return Page();
        }

        await db.SaveChangesAsync(cancellationToken);
        return Done("line", texts["Une lettre avec un nouveau code part avec le prochain courrier. L’ancien code ne sert plus."]);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Access = await db.Set<LineAccess>().AsNoTracking().SingleOrDefaultAsync(a => a.AccountId == AccountId, cancellationToken);
        await ReadMandatesAsync(isRefused: false, cancellationToken);
    }
}
