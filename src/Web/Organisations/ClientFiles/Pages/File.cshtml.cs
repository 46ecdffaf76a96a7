using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Organisations.ClientFiles.Pages;

/// <summary>One client's file: opened, changed, handed over, joined to another.</summary>
public sealed class FileModel(
    OrganisationReader reader,
    ClientFileBook book,
    ClientFileClaims claims,
    IEnumerable<IFileFacts> facts,
    VisavisDbContext db,
    TimeProvider time,
    EmailSentences emails,
    IStringLocalizer<ContactTexts> contactTexts,
    IStringLocalizer<OrganisationTexts> texts
) : ClientsPageModel(reader)
{
    public const string New = "new";

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Stamp { get; set; }

    [BindProperty]
    public ClientFileInput Input { get; set; } = new();

    /// <summary>Reference of the file to join.</summary>
    [BindProperty]
    public string? Other { get; set; }

    [BindProperty]
    public bool IsClient { get; set; }

    /// <summary>Whose request was read on the page that answers it.</summary>
    [BindProperty]
    public Guid? Asked { get; set; }

    /// <summary>Null for a new one.</summary>
    public ClientFile? Client { get; private set; }

    public string AskedByName { get; private set; } = "";

    /// <summary>What other modules keep under it, for those who plan.</summary>
    public IReadOnlyList<FileFact> Facts { get; private set; } = [];

    public ContactForm AddressForm =>
        new(ContactNeeds.Address | ContactNeeds.Telephone, Input.Contact)
        {
            Prefix = "Input.Contact",
            IsRequired = false,
            IsOfAnother = true,
            ErrorOf = ErrorOf,
        };

    public static string ChannelName(ClientChannel channel, IStringLocalizer texts) =>
        channel switch
        {
            ClientChannel.Email => texts["Par e-mail"],
            ClientChannel.Telephone => texts["Par téléphone ; commandes et soldes par lettre"],
            _ => texts["Par lettre"],
        };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Client?.JoinedToId is { } joined)
        {
            return LocalRedirect(Here($"/organisation/clients/{joined}"));
        }

        Input = Client is null ? new ClientFileInput { Channel = nameof(ClientChannel.Letter) } : ClientFileInput.Of(Client);
        Stamp = Client is null ? null : ClientFileBook.StampOf(Client);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!MayEdit)
        {
            return Forbid();
        }

        if (Client is not null && ClientFileBook.StampOf(Client) != Stamp)
        {
            Stamp = ClientFileBook.StampOf(Client);
            return Conflict("file");
        }

        var written = new ClientFile { Reference = "", LastName = "" };
        if (!Input.WriteTo(written, contactTexts, texts, emails, (field, text) => ModelState.AddModelError($"Input.{field}", text)))
        {
            return Page();
        }

        var file = Client ?? book.Open(Overview.Id, _ => { });
        Input.WriteTo(file, contactTexts, texts, emails, (_, _) => { });
        file.UpdatedAt = time.GetUtcNow();
        await book.SetContactsAsync(file, Input.ContactIds(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        (NoticeSection, NoticeText) = ("file", texts["Le fichier est enregistré."]);
        return LocalRedirect(Here($"/organisation/clients/{file.Id}"));
    }

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Client is null)
        {
            return NotFound();
        }

        if (Client.AskedById != Asked)
        {
            // Somebody else asks by now, or it was answered: the yes was not meant for them.
            ModelState.Clear();
            Input = ClientFileInput.Of(Client);
            Stamp = ClientFileBook.StampOf(Client);
            return Conflict("file");
        }

        await claims.AnswerAsync(Client, IsClient, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        (NoticeSection, NoticeText) = ("file", IsClient ? texts["Le compte est rattaché à ce fichier."] : texts["La demande est refusée."]);
        return LocalRedirect(Here($"/organisation/clients/{Client.Id}"));
    }

    public async Task<IActionResult> OnPostJoinAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await FindAsync(cancellationToken) || Client is null)
        {
            return NotFound();
        }

        if (!MayEdit)
        {
            return Forbid();
        }

        var reference = ClientReference.Read(Other);
        var other = reference is null
            ? null
            : await db.Set<ClientFile>()
                .SingleOrDefaultAsync(
                    f => f.OrganisationId == Overview.Id && f.Reference == reference && f.JoinedToId == null,
                    cancellationToken
                );
        if (other is null || !await book.JoinAsync(Client, other, cancellationToken))
        {
            ModelState.AddModelError(
                "Other",
                other is null
                    ? texts["Aucun autre fichier ne porte cette référence."]
                    : texts["Ces deux fichiers ne peuvent pas être joints."]
            );
            Input = ClientFileInput.Of(Client);
            Stamp = ClientFileBook.StampOf(Client);
            return Page();
        }

        await db.SaveChangesAsync(cancellationToken);
        (NoticeSection, NoticeText) = ("more", texts["Les deux fichiers sont joints."]);
        return LocalRedirect(Here($"/organisation/clients/{Client.Id}"));
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return false;
        }

        if (Id == New)
        {
            return MayEdit;
        }

        Client = Guid.TryParse(Id, out var id) ? await book.ReadAsync(Overview.Id, Own, id, cancellationToken) : null;
        if (Client?.AskedById is { } asking)
        {
            AskedByName =
                await db.Users.Where(a => a.Id == asking).Select(a => a.DisplayName).SingleOrDefaultAsync(cancellationToken) ?? "";
        }

        if (Client is not null && MayEdit)
        {
            var found = new List<FileFact>();
            foreach (var one in facts)
            {
                if (await one.OfAsync(Client, cancellationToken) is { } fact)
                {
                    found.Add(fact);
                }
            }

            Facts = found;
        }

        return Client is not null;
    }
}
