using Visavis.Web.Foundation.Mail;

namespace Visavis.TestSupport.Mail;

/// <param name="Recipient">As the envelope says.</param>
/// <param name="Source">Headers and body as they came over the wire.</param>
public sealed record SinkMail(string Recipient, string Source)
{
    public ReadableMail Read() => ReadableMail.Parse(Source);
}
